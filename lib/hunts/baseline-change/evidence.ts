import { attempts } from '../../baselines/items/contacts'
import { kindOf } from '../../baselines/items/kinds'
import { exactly } from '../../filters'
import type { Detail, Evidence } from '../../hunt'
import type { Filter } from '../../scope'
import type { Params } from './params'
import type { ChangeRow } from './words'

/** A filter names at most so many addresses; a row with more is counted by the network or the host. */
const most = 200

const listOf = (value: Detail[string] | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const each = (field: string, values: readonly string[]): Filter[] =>
  values.length > most ? [] : values.map((value) => exactly(field, value))
const reached = attempts.map((state) => exactly('conn_state', state, true))
const port = ({ port }: ChangeRow): Filter[] => (port === null ? [] : [exactly('id_resp_p', port)])
const local = ['137', '5353', '5355'].map((number) => exactly('id_resp_p', Number(number), true))

/** The pills that leave the records of a row, and the fields of them that are worth a look. */
const found: Readonly<Record<Params['kind'], (row: ChangeRow, detail: Detail) => Pick<Evidence, 'filter' | 'fields' | 'deciding'>>> = {
  edges: (row, detail) => ({
    filter: [
      ...each('id_orig_h', listOf(detail.sources)),
      ...each('id_resp_h', listOf(detail.targets)),
      ...port(row),
      exactly('proto', row.proto),
      ...reached,
    ],
    fields: ['id_orig_h', 'id_resp_h', 'service', 'orig_bytes', 'resp_bytes'],
    deciding: ['id_resp_h'],
  }),
  services: (row) => ({
    filter: [exactly('id_resp_h', row.target), ...port(row), exactly('proto', row.proto), ...reached],
    fields: ['id_orig_h', 'id_resp_p', 'service'],
    deciding: ['service'],
  }),
  names: ({ target }) => ({
    filter: [exactly('query', target), { field: 'query', negated: false, value: `*.${target}` }, ...local],
    fields: ['id_orig_h', 'query', 'answers'],
    deciding: ['query'],
  }),
  user_agents: (_, detail) => ({
    filter: each('user_agent', listOf(detail.agents)),
    fields: ['id_orig_h', 'host', 'user_agent'],
    deciding: ['user_agent'],
  }),
  certificates: ({ target }) => ({
    filter: [exactly('cert_chain_fps_1', target)],
    fields: ['id_orig_h', 'id_resp_h', 'server_name'],
    deciding: ['id_resp_h'],
  }),
  resolvers: (row) => ({
    filter: [exactly('id_resp_h', row.target), ...port(row), exactly('proto', row.proto)],
    fields: ['id_orig_h', 'query'],
    deciding: ['id_orig_h'],
  }),
  attempts: ({ source, proto }) => ({
    filter: [exactly('id_orig_h', source), exactly('proto', proto), ...attempts.map((state) => exactly('conn_state', state))],
    fields: ['id_resp_h', 'id_resp_p', 'conn_state'],
    deciding: ['conn_state'],
  }),
}

function words(kind: Params['kind']): { readonly log: string; readonly label: string } {
  const { log, records } = kindOf(kind)
  return { log, label: `${records[0]?.toUpperCase()}${records.slice(1)}` }
}

export function evidence(row: ChangeRow, { kind }: Params, detail: Detail): readonly Evidence[] {
  const { log, label } = words(kind)
  return [{ ...found[kind](row, detail), label: `${label} in this window`, log, ...(row.records !== null && { of: row.records }) }]
}

/** The same in the baseline's window, as far as its logs are still loaded, and what else there is of both ends. */
export function checks(row: ChangeRow, { kind }: Params, detail: Detail): readonly Evidence[] {
  const { log, label } = words(kind)
  const from = typeof detail.baseline_from === 'string' ? detail.baseline_from : null
  const to = typeof detail.baseline_to === 'string' ? detail.baseline_to : null
  const before: Evidence[] =
    from === null || to === null
      ? []
      : [{ ...found[kind](row, detail), label: `${label} in the baseline’s window`, log, within: { from, to } }]
  if (kind !== 'edges') return before
  const sources = each('id_orig_h', listOf(detail.sources))
  const targets = each('id_resp_h', listOf(detail.targets))
  return [
    ...before,
    { label: 'Lookups of the originator', log: 'dns', filter: sources },
    { label: 'Connections of others to it', log: 'conn', filter: [...targets, ...sources.map((one) => ({ ...one, negated: true }))] },
  ]
}
