/** The product's own words, each in one or two sentences; in the order of the alphabet. */
export const ownWords: Readonly<Record<string, string>> = {
  'allow-list':
    'Rows that are expected here, each entry with its reason and its end. They are hidden when read and counted; a switch lists them, and nothing is deleted.',
  'answered connection': 'A connection whose responder replied: any state of conn.log but S0, REJ, RSTOS0, RSTRH, SH, SHR and OTH.',
  'blind spot': 'What a hunt cannot see whatever the data, such as names that were asked for over HTTPS. Each hunt lists its own.',
  'cache fill':
    'One time that a resolver learned a name’s addresses anew. Answers that repeat it while its TTL counts down belong to the same fill and are no change.',
  'cannot show': 'What these data cannot say about a row, such as what happened before the capture began. It stands below the ledger.',
  churn: 'The share of a name’s addresses that one cache fill exchanges against the one before: 0 none, 1 all.',
  coverage: 'How much of the data a hunt could judge at all, above its table. “Nothing found” counts only for what is covered.',
  decision:
    'What somebody said of a row, with who, when and why: explained, accepted until a date, watched, a threat, or deferred. It stays with what the row is about; the list of them is only added to, and an undo is one more.',
  evidence: 'The records that a row was counted from. Opening them gives exactly the number that is shown.',
  explained: 'A row with a harmless reading, such as a time pool. It keeps its score, ranks below the others and is never removed.',
  filter: 'A condition in the scope, shown as a pill: field:value, or -field:value for not. Repeats of one field are alternatives.',
  hidden: 'Left out of a table by a parameter or a filter. The number stands where it is hidden, and a switch shows the rows.',
  'inventory entry': 'A row of known_services, known_hosts or known_certs: one a day for each thing seen. It counts days, not traffic.',
  ledger: 'Why a row has its score: one line per signal with what was observed, the limit and the points. The points sum to the score.',
  'ledger of files': 'One line per file that was loaded, with lines = rows + rejected + skipped.',
  'named network':
    'A network under a name of yours, such as office, with roles. An address belongs to the one with the longest prefix that holds it.',
  network: 'The /16 of an IPv4 address or the /48 of an IPv6 address, where nothing better is known.',
  'next check': 'Records to look at after a row, in another log or around it, with their number before the click.',
  'not assessable': 'A signal that cannot be judged from these data. It gives no points, and leaves a gap in the trace instead of a dot.',
  outside: 'In none of one’s own networks. Hunts and pages of hosts say who tells so: you, the sensor or the range.',
  'own networks':
    'Networks whose hosts are one’s own: those that you named with the role internal, else what the sensor calls local (local_orig, local_resp), else private, shared and link-local ranges.',
  parameter: 'A threshold or window of a hunt. It stands in the URL when it differs from its default.',
  playbook: 'How to hunt with a view: why attackers do this, what is normal, steps, false positives and when to escalate.',
  points: 'What one signal adds to a score or takes from it, at most 40.',
  'popular name':
    'A name within the first so many of a popularity list of one’s own, itself or by its registrable domain. Never hidden for it are names that strangers get below a suffix, as from dynamic DNS, and those of link shorteners and of sites through which anybody sends files, text or messages.',
  record: 'One line of a Zeek log.',
  'registrable domain': 'The part of a name that somebody registered: example.co.uk of www.example.co.uk, by the public suffix list.',
  rejected: 'A line of a file that could not be read as its log asks. It is kept with its number, its reason and its raw bytes.',
  sample: 'Two weeks of a made-up company, shown until logs of one’s own are loaded.',
  'saved view': 'A page with its scope, parameters and order, kept under a name on this server.',
  scope: 'The time and the filters that follow from view to view and stand in the URL.',
  score: 'The sum of a row’s points, between 0 and 100. It orders rows for reading and is no verdict.',
  signal: 'One thing that speaks for or against a row. Each hunt has a fixed list of them.',
  skipped: 'A line or file that holds no records, such as a header or a file that is no Zeek log.',
  'stands out': 'In Services: new, of another protocol than before, or used without an inventory entry.',
  trace: 'A row’s signals drawn in fixed places: filled for, outlined against, a dot where silent, a gap where not assessable.',
  widened: 'Read beyond the scope, because “new” needs what came before. The status line says which log and how far.',
  window: 'The time of the scope. Without one it is all that is loaded.',
}
