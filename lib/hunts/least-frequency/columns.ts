import type { Column, Columns } from '../../columns'
import type { FieldsOf } from '../../hunt'
import type { Params } from './params'
import { agentPlace, type Counted, hostFields, type Stacked, stackOf, throughTls } from './stack'

const written: Readonly<Record<Counted, string>> = {
  off: '',
  members: '',
  versions: 'digits as #',
  registrable: 'registrable domain',
  path: 'path template',
  issuer: 'O, else CN',
  network: '/24, /48',
  country: 'country',
}

const known: Readonly<Record<string, string>> = {
  id_orig_h: 'Originator',
  id_orig_p: 'Originator’s port',
  id_resp_h: 'Responder',
  id_resp_p: 'Responder’s port',
}

/** `user_agent` becomes `User agent`; a head has room for three words. */
function labelOf(name: string): string {
  const words = name.split('_').filter((word) => word !== '')
  const text = words.slice(0, 3).join(' ')
  return known[name] ?? text.charAt(0).toUpperCase() + text.slice(1)
}

function fieldColumn({ name, kind, doc, way, list }: Stacked, log: string): Column {
  const how =
    list || way === 'members' ? 'Each element of the field counts once a record.' : way === 'off' ? '' : `Written as: ${written[way]}.`
  return {
    kind,
    label: labelOf(name),
    unit: written[way] || log,
    help: [doc, how].filter((text) => text !== '').join(' '),
    ...(way === 'off' ? { field: name } : { by: 'value' }),
    priority: 1,
  }
}

/** What is counted for each value, whatever it is of. */
function figures(host: string | undefined, marked: boolean): Columns {
  return {
    flags: {
      kind: 'marks',
      label: 'Flags',
      unit: 'what is odd',
      help: 'What stands out in a user agent’s spelling; its reason is in the row.',
      priority: 2,
      ...(marked ? {} : { quiet: true }),
    },
    hosts: {
      kind: 'count',
      label: 'Hosts',
      unit: 'distinct',
      help: 'Distinct hosts whose records have the value; unset where no record names a host.',
      priority: 1,
    },
    records: { kind: 'count', label: 'Records', unit: 'count', help: 'Records that have the value.', priority: 1 },
    days: { kind: 'count', label: 'Days', unit: 'UTC', help: 'Distinct days in UTC on which it was seen.', priority: 2 },
    first_seen: { kind: 'time', label: 'First seen', unit: 'UTC', help: 'First record with the value.', field: 'ts', priority: 3 },
    last_seen: { kind: 'time', label: 'Last seen', unit: 'UTC', help: 'Last record with the value.', field: 'ts', priority: 2 },
    share: {
      kind: 'share',
      label: 'Share',
      unit: '% of records',
      help: 'Its records among all records of the log in scope; 0–1 in answers and filters.',
      part: 'records',
      priority: 3,
    },
    prevalence: {
      kind: 'share',
      label: 'Prevalence',
      unit: '% of hosts',
      help: 'Its hosts among all hosts of the log in scope; 0–1 in answers and filters.',
      part: 'hosts',
      priority: 3,
    },
    only_host: {
      kind: 'address',
      label: 'Host',
      unit: 'if only one',
      help: 'The host, where there is only one.',
      ...(host === undefined ? {} : { field: host }),
      priority: 3,
    },
    value: { kind: 'list', label: 'Value', help: 'The value of each field in order, as text; unset ones are null.', quiet: true },
    stack: { kind: 'text', label: 'Stack', help: 'Log and fields that were stacked, and how they were written.', quiet: true },
    all_hosts: { kind: 'count', label: 'All hosts', help: 'Distinct hosts of the log in scope.', quiet: true },
    all_records: { kind: 'count', label: 'All records', help: 'Records of the log in scope.', quiet: true },
    misspelt: { kind: 'agent', label: 'Misspelt', help: 'The product that is spelt nearly like a known one, and which.', quiet: true },
    resembles: { kind: 'agent', label: 'Resembles', help: 'The common user agent that it is nearly spelt like, digits as #.', quiet: true },
    resembles_hosts: { kind: 'count', label: 'Its hosts', help: 'Hosts that send the user agent that it resembles.', quiet: true },
  }
}

/** The stacked fields, then the figures. */
export function columns(params: Params, fieldsOf: FieldsOf): Columns {
  const fields = fieldsOf(params.log)
  const host = params.log === throughTls ? 'id_orig_h' : hostFields(fields)[0]
  const stack = stackOf(params, fields)
  return {
    ...Object.fromEntries(stack.map((one) => [one.key, fieldColumn(one, params.log)])),
    ...figures(host, agentPlace(stack) >= 0),
  }
}

/** `http.user_agent`, `ssl.server_name, id_orig_h as network`: what tells rows of different stacks apart. */
export function stackName(log: string, stack: readonly Stacked[]): string {
  return `${log}.${stack.map(({ name, way }) => (written[way] === '' ? name : `${name} as ${way}`)).join(', ')}`
}
