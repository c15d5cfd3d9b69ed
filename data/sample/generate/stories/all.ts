import type { Network } from '../network'
import type { Story } from '../story'
import { beacon } from './beacon'
import { cdn } from './cdn'
import { changedLease } from './changed-lease'
import { dga } from './dga'
import { direct } from './direct'
import { dnsTunnel } from './dns-tunnel'
import { expiredCertificate } from './expired-certificate'
import { fastFlux } from './fast-flux'
import { fronting } from './fronting'
import { horizontalScan } from './horizontal-scan'
import { httpOnHighPort } from './http-on-high-port'
import { longCertificate } from './long-certificate'
import { longConnection } from './long-connection'
import { lookalikes } from './lookalikes'
import { misspeltAgent } from './misspelt-agent'
import { newService } from './new-service'
import { noTlsOn443 } from './no-tls-on-443'
import { ntpPool } from './ntp-pool'
import { publicHoliday } from './public-holiday'
import { sharedSerial } from './shared-serial'
import { sshOn80 } from './ssh-on-80'
import { twoCountries } from './two-countries'
import { updateMorning } from './update-day'
import { verticalScan } from './vertical-scan'
import { webPaths } from './web-paths'

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
  updateMorning,
]
