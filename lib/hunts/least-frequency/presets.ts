import type { Preset } from '../../hunt'

export const presets: readonly Preset[] = [
  {
    title: 'User agents',
    question: 'Which user agents are seen on the fewest hosts?',
    look: 'Look for misspelt or home-made ones on one host, and for scripts on hosts where people work. Stack desktops with desktops.',
    params: { log: 'http', field: 'user_agent' },
  },
  {
    title: 'User agents without versions',
    question: 'Which user agents, versions aside, are seen on the fewest hosts?',
    look: 'Digits are #, so that an update is no new value; what is still rare is another program.',
    params: { log: 'http', field: 'user_agent', normalise: 'versions' },
  },
  {
    title: 'Queried registrable domains',
    question: 'Which registrable domains are asked for by the fewest hosts?',
    look: 'Look for domains that one host asks for on many days: a service has many clients, a command server few.',
    params: { log: 'dns', field: 'query', normalise: 'registrable' },
  },
  {
    title: 'Destination ports with service',
    question: 'Which ports and services are used by the fewest hosts?',
    look: 'Look for a known service on a port of its own, and for ports that only one host ever uses. Scans fill the tail.',
    params: { log: 'conn', field: 'id_resp_p,service' },
  },
  {
    title: 'Certificate issuers',
    question: 'Which issuers signed certificates for the fewest hosts?',
    look: 'Look for organisations that are no authority, self-made names and empty-looking ones. TLS 1.3 shows no certificate.',
    params: { log: 'x509', field: 'certificate_issuer', normalise: 'issuer' },
  },
  {
    title: 'JA3',
    question: 'Which JA3 fingerprints are seen on the fewest hosts?',
    look: 'A rare one is a rare TLS library. Browsers that shuffle extensions make many: read the ones that come on several days.',
    params: { log: 'ssl', field: 'ja3' },
  },
  {
    title: 'JA4',
    question: 'Which JA4 fingerprints are seen on the fewest hosts?',
    look: 'A rare one is a rare TLS client; shuffled extensions do not change it. i in the fourth place means that no name was sent.',
    params: { log: 'ssl', field: 'ja4' },
  },
  {
    title: 'Software versions',
    question: 'Which software versions run on the fewest hosts?',
    look: 'Look for old versions that nobody updated, and for software that only one host has.',
    params: { log: 'software', field: 'name,unparsed_version' },
  },
  {
    title: 'Server names per client network',
    question: 'Which server names are asked for from the fewest hosts of a network?',
    look: 'Compare like with like: a name that is usual among clients stands out in the servers’ network.',
    params: { log: 'ssl', field: 'server_name,id_orig_h', normalise: 'off,network' },
  },
  {
    title: 'Known services',
    question: 'Which services and ports do the fewest servers offer?',
    look: 'An inventory, not traffic: one record a day per server, port and protocol. Look for services that only one server offers.',
    params: { log: 'known_services', field: 'service,port_num' },
  },
  {
    title: 'URI paths with 404',
    question: 'Which paths that are not there are asked for by the fewest hosts?',
    look: 'Look for paths of other people’s software: somebody tries what might be there. Crawlers and old links are common.',
    params: { log: 'http', field: 'uri', normalise: 'path' },
    filter: ['status_code:404'],
  },
  {
    title: 'HTTP methods',
    question: 'Which HTTP methods are used by the fewest hosts?',
    look: 'Look for CONNECT and PUT where no proxy or store is, PROPFIND towards the outside, and words that are no method.',
    params: { log: 'http', field: 'method' },
  },
  {
    title: 'TLS versions',
    question: 'Which TLS versions do the fewest hosts speak?',
    look: 'SSL 3 and TLS 1.0 mean old software. Read who still needs them before anybody else does.',
    params: { log: 'ssl', field: 'version' },
  },
  {
    title: 'Destination countries',
    question: 'Which countries do the fewest hosts connect to?',
    look: 'Look for a country that one host alone talks to on many days. Content networks answer from anywhere.',
    params: { log: 'conn', field: 'id_resp_h', normalise: 'country' },
    needs: 'country',
  },
]
