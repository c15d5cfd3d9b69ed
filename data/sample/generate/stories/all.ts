import type { Network } from '../network'
import type { Story } from '../story'
import { beacon } from './beacon'
import { publicHoliday, updates } from './calm'
import { cdn } from './cdn'
import { expiredCertificate, longCertificate } from './certificate-dates'
import { changedLease } from './changed-lease'
import { dga } from './dga'
import { direct } from './direct'
import { dnsTunnel } from './dns-tunnel'
import { fastFlux } from './fast-flux'
import { fronting } from './fronting'
import { longConnection } from './long-connection'
import { lookalikes } from './lookalikes'
import { misspeltAgent } from './misspelt-agent'
import { newService } from './new-service'
import { ntpPool } from './ntp-pool'
import { horizontalScan, verticalScan, webPaths } from './scans'
import { sharedSerial } from './shared-serial'
import { twoCountries } from './two-countries'
import { httpOnHighPort, noTlsOn443, sshOn80 } from './wrong-ports'

/** Each puts its rows into the network and says what they are. */
export const stories: readonly ((net: Network) => Story)[] = [
  fastFlux,
  cdn,
  ntpPool,
  fronting,
  sharedSerial,
  expiredCertificate,
  longCertificate,
  sshOn80,
  httpOnHighPort,
  noTlsOn443,
  misspeltAgent,
  newService,
  beacon,
  longConnection,
  dnsTunnel,
  dga,
  horizontalScan,
  verticalScan,
  webPaths,
  twoCountries,
  direct,
  lookalikes,
  changedLease,
  publicHoliday,
  updates,
]
