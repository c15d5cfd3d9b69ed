import { attempts, dynamicPorts, passing } from '../../baselines/items/contacts'
import { kindOf } from '../../baselines/items/kinds'
import { exactly } from '../../filters'
import { capital } from '../../format'
import type { Detail, Evidence } from '../../hunt'
import { localPorts } from '../../names/answers'
import { withRoot } from '../../names/plain-name'
import type { Filter } from '../../scope'
import type { Params } from './params'
import type { ChangeRow } from './words'

/** A filter names at most so many addresses, names or spellings. */
export const mostValues = 200

const listOf = (value: Detail[string] | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const many = (values: readonly string[]) => values.length > mostValues
const each = (field: string, values: readonly string[]): Filter[] => (many(values) ? [] : values.map((value) => exactly(field, value)))
const reached = attempts.map((state) => exactly('conn_state', state, true))
const like = (value: string, negated = false): Filter => ({ field: 'service', negated, value })
const dynamic: Filter = { field: 'id_resp_p', negated: false, value: `${dynamicPorts}..` }

/** The port of a row as `lasting` tells it: connections that agree on another port each time have none, and no others do. */
function port({ port, proto, services }: ChangeRow): Filter[] {
  if (port !== null) return [exactly('id_resp_p', port), ...(port >= dynamicPorts ? passing.map((word) => like(`*${word}*`, true)) : [])]
  if (proto === 'icmp') return []
  const words = passing.filter((word) => services?.some((service) => service.includes(word)))
  return words.length === 0 ? [exactly('id_resp_p', null)] : [dynamic, ...words.map((word) => like(`*${word}*`))]
}

interface Found extends Pick<Evidence, 'filter' | 'fields' | 'deciding'> {
  /** Why the filter leaves more than the row was counted from. */
  readonly wider?: string
}

/** The pills that leave the records of a row, and the fields of them that are worth a look. */
const found: Readonly<Record<Params['kind'], (row: ChangeRow, detail: Detail) => Found>> = {
  edges: (row, detail) => {
    const [sources, targets] = [listOf(detail.sources), listOf(detail.targets)]
    return {
      filter: [...each('id_orig_h', sources), ...each('id_resp_h', targets), ...port(row), exactly('proto', row.proto), ...reached],
      fields: ['id_orig_h', 'id_resp_h', 'service', 'orig_bytes', 'resp_bytes'],
      deciding: ['id_resp_h'],
      ...((many(sources) || many(targets)) && { wider: `an end has more than ${mostValues} addresses` }),
    }
  },
  services: (row) => ({
    filter: [exactly('id_resp_h', row.target), ...port(row), exactly('proto', row.proto), ...reached, like('*ftp-data*', true)],
    fields: ['id_orig_h', 'id_resp_p', 'service'],
    deciding: ['service'],
  }),
  names: ({ target }, detail) => {
    const queries = listOf(detail.queries)
    const below = withRoot(target ?? '').flatMap((name) => [exactly('query', name), { field: 'query', negated: false, value: `*.${name}` }])
    return {
      filter: [...(many(queries) ? below : each('query', queries)), ...localPorts.map((number) => exactly('id_resp_p', number, true))],
      fields: ['id_orig_h', 'query', 'answers'],
      deciding: ['query'],
      ...(many(queries) && { wider: 'names that others may register below it are among them' }),
    }
  },
  user_agents: (_, detail) => {
    const agents = listOf(detail.agents)
    return {
      filter: many(agents) ? [exactly('user_agent', null, true)] : each('user_agent', agents),
      fields: ['id_orig_h', 'host', 'user_agent'],
      deciding: ['user_agent'],
      ...(many(agents) && { wider: `it has more than ${mostValues} spellings, so all agents are here` }),
    }
  },
  certificates: ({ target, label }, detail) => {
    const files = listOf(detail.files)
    const printed = [exactly('cert_chain_fps_1', target)]
    const named = many(files) ? [exactly('subject', label)] : [...each('cert_chain_fuids_1', files), exactly('cert_chain_fps_1', null)]
    return {
      filter: files.length === 0 ? printed : named,
      fields: ['id_orig_h', 'id_resp_h', 'server_name'],
      deciding: ['id_resp_h'],
      ...(files.length > 0 && { wider: 'some handshakes name it by its digest, some by a file of their own' }),
    }
  },
  resolvers: (row) => ({
    filter: [exactly('id_resp_h', row.target), exactly('id_resp_p', row.port), exactly('proto', row.proto)],
    fields: ['id_orig_h', 'query'],
    deciding: ['id_orig_h'],
  }),
  attempts: ({ proto }, detail) => {
    const sources = listOf(detail.sources)
    return {
      filter: [...each('id_orig_h', sources), exactly('proto', proto), ...attempts.map((state) => exactly('conn_state', state))],
      fields: ['id_resp_h', 'id_resp_p', 'conn_state'],
      deciding: ['conn_state'],
      ...(many(sources) && { wider: `the network has more than ${mostValues} hosts that tried` }),
    }
  },
}

function counted(row: ChangeRow, { kind }: Params, detail: Detail, where: string, of: number | null): Evidence {
  const { log, records } = kindOf(kind)
  const { wider, ...filters } = found[kind](row, detail)
  const label = `${capital(records)} in ${where}${wider === undefined ? '' : `; ${wider}`}`
  return { ...filters, label, log, ...(of !== null && { of }) }
}

/** What the sensor's inventory says of a service: it may list what no connection was seen of. */
const listed = ({ target, port, proto }: ChangeRow): Evidence => ({
  label: 'Entries of the inventory in this window',
  log: 'known_services',
  filter: [exactly('host', target), exactly('port_num', port), exactly('port_proto', proto)],
  fields: ['service'],
  deciding: ['service'],
})

export function evidence(row: ChangeRow, params: Params, detail: Detail): readonly Evidence[] {
  const own = counted(row, params, detail, 'this window', row.records)
  return params.kind === 'services' && row.port !== null ? [own, listed(row)] : [own]
}

/** The same in the baseline's window, as far as its logs are still loaded, and what else there is of both ends. */
export function checks(row: ChangeRow, params: Params, detail: Detail): readonly Evidence[] {
  const from = typeof detail.baseline_from === 'string' ? detail.baseline_from : null
  const to = typeof detail.baseline_to === 'string' ? detail.baseline_to : null
  const before: Evidence[] =
    from === null || to === null
      ? []
      : [{ ...counted(row, params, detail, 'the baseline’s window', row.old_records), within: { from, to } }]
  if (params.kind !== 'edges') return before
  const sources = each('id_orig_h', listOf(detail.sources))
  const targets = each('id_resp_h', listOf(detail.targets))
  return [
    ...before,
    { label: 'Lookups of the originator', log: 'dns', filter: sources },
    { label: 'Connections of others to it', log: 'conn', filter: [...targets, ...sources.map((one) => ({ ...one, negated: true }))] },
  ]
}
