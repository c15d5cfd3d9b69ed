import { basename } from 'node:path'

/** As a table and in a URL: `ssh.failure` is `ssh_failure`. */
const sanitise = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/g, '_')
    .slice(0, 63)

/**
 * The log that a file's name speaks of: `conn.18:00:00-19:00:00.log.gz`, `conn-24-04-12_19.29.12.log`, `conn__2024-…__.log`,
 * `json_streaming_conn.1.log`, `conn.log.labeled` and `conn_2024-04-12.log` are all `conn`.
 */
export function nameFromFile(file: string): string {
  const name = basename(file).replace(/^json_streaming_/, '')
  const leading = name.split(/\.|-(?=\d)|__|_(?=\d{4})/, 1)[0] ?? ''
  return sanitise(leading) || 'unnamed'
}

/**
 * The log's name as `#path` or `_path` gives it, else as the file is named.
 * Snapshots of connections still open (`open_conn.log`) carry the path of the finished log, and are logs of their own.
 */
export function logName(path: string | null, file: string): string {
  const fromFile = nameFromFile(file)
  if (!path) return fromFile
  const name = sanitise(path.split('/').pop() ?? '') || fromFile
  return fromFile === `open_${name}` ? fromFile : name
}
