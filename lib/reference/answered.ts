import { join, raw, sql } from '../sql'

/** States in which nobody answered, or of which only one side was seen. Source: Zeek, base/protocols/conn/main.zeek. */
export const unanswered = ['S0', 'REJ', 'RSTOS0', 'RSTRH', 'SH', 'SHR', 'OTH'] as const

/** Zeek keeps ICMP and the data channels of FTP out of known_services. */
export const offered = sql`proto IN ('tcp', 'udp') AND id_resp_p IS NOT NULL AND NOT coalesce(service LIKE '%ftp-data%', FALSE)`
export const isAnswered = sql`conn_state NOT IN (${join(unanswered.map((state) => raw(`'${state}'`)))})`
