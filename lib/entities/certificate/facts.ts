import type { EntityInput, Fact } from '../../entity'
import { type Sql, sql } from '../../sql'
import { validityDays } from '../parts/certificates'
import { isCertificate, mostFiles, spellings } from './known'

type Logs = 'x509' | 'ssl' | 'dns'

/** Distinct values over all its observations; more than one where the id names several certificates. */
function distinct(value: Sql, input: EntityInput<Logs>, note?: Sql): Sql {
  return sql`SELECT value${note ? sql`, note` : sql``}
FROM (SELECT ${value} AS value${note ? sql`, ${note} AS note` : sql``} FROM ${input.all.x509} WHERE ${isCertificate(input)}) AS observed
GROUP BY value${note ? sql`, note` : sql``}
ORDER BY value`
}

const day = (time: Sql) => sql`substr(CAST(${time} AS VARCHAR), 1, 10)`

export const facts: readonly Fact<Logs>[] = [
  {
    key: 'subject',
    label: 'Subject',
    kind: 'text',
    help: 'Whose certificate it is, most specific part first.',
    logs: ['x509'],
    query: (input) => distinct(sql`certificate_subject`, input),
  },
  {
    key: 'issuer',
    label: 'Issuer',
    kind: 'text',
    help: 'Who signed it; the same as the subject when self-signed.',
    logs: ['x509'],
    query: (input) =>
      distinct(
        sql`certificate_issuer`,
        input,
        sql`CASE WHEN certificate_issuer = certificate_subject THEN 'its own subject: self-signed' END`,
      ),
  },
  {
    key: 'validity',
    label: 'Valid',
    kind: 'text',
    help: 'First and last day of its validity; off by the sensor’s time zone before Zeek 8.0.',
    logs: ['x509'],
    query: (input) =>
      distinct(
        sql`${day(sql`certificate_not_valid_before`)} || ' – ' || ${day(sql`certificate_not_valid_after`)}`,
        input,
        sql`CAST(${validityDays(input)} AS VARCHAR) || ' days'`,
      ),
  },
  {
    key: 'serial',
    label: 'Serial',
    kind: 'hash',
    help: 'Unique per issuer only; a rare one on many addresses is worth a search.',
    logs: ['x509'],
    query: (input) => distinct(sql`certificate_serial`, input),
  },
  {
    key: 'fingerprint',
    label: 'Fingerprint',
    kind: 'hash',
    help: 'Digest of the whole certificate; Zeek 4.1 and later.',
    logs: ['x509'],
    query: (input) => distinct(sql`fingerprint`, input),
  },
  {
    key: 'key',
    label: 'Key',
    kind: 'text',
    help: 'Kind and bits of its key, and how it was signed.',
    logs: ['x509'],
    query: (input) =>
      distinct(sql`certificate_key_type || coalesce(' ' || CAST(certificate_key_length AS VARCHAR), '')`, input, sql`certificate_sig_alg`),
  },
  {
    key: 'observed',
    label: 'Observations',
    kind: 'count',
    help: 'Up to Zeek 4.0 each observation has a file id of its own, by which its connections are found.',
    logs: ['x509'],
    query: ({ known, id }) => {
      const files = spellings(known, id).files.length
      return sql`SELECT CASE WHEN ${files} > 0 THEN ${files} END AS value, CASE WHEN ${files} > ${mostFiles} THEN ${`the first ${mostFiles} are followed to their connections`} END AS note`
    },
  },
]
