import { addr, count, defineLog, enumeration, port, text, timestamp } from './log'

export const software = defineLog(
  'software',
  'Programs that hosts show in their traffic; the names come from the traffic and may be made up.',
  {
    ts: timestamp('When it was seen.'),
    host: addr('The host that runs it.'),
    host_p: port('Its port, where it is a server.'),
    software_type: enumeration('Kind of software: HTTP::BROWSER, SSH::SERVER and so on.'),
    name: text('Name of the program.'),
    version_major: count('First number of the version.'),
    version_minor: count('Second number of the version.'),
    version_minor2: count('Third number of the version.'),
    version_minor3: count('Fourth number of the version.'),
    version_addl: text('What else the version says.'),
    unparsed_version: text('The whole text from which name and version were read.'),
    url: text('Where a web application was seen; only with a policy script.'),
  },
)
