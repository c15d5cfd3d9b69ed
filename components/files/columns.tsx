import type { GridColumn } from '../grid/column'
import { Icon, type IconName } from '../icon/icon'
import { MiddleText } from '../value/middle-text'
import { size, whole } from '../value/number'
import { shortDay, span } from '../value/time'
import { visible } from '../value/visible'
import { fileName, type LedgerFile, type Outcome, outcome, type Sums } from './file'
import styles from './files.module.css'

const icons: Readonly<Record<Outcome, IconName>> = {
  rejects: 'warning',
  'not loaded': 'close',
  loading: 'load',
  loaded: 'check',
  skipped: 'right',
}

function OutcomeMark({ file }: { readonly file: LedgerFile }) {
  const word = outcome(file)
  return (
    <span className={styles.outcome} data-outcome={word}>
      <Icon name={icons[word]} /> {word}
    </span>
  )
}

function Path({ path }: { readonly path: string }) {
  const name = fileName(path)
  return (
    <span className={`${styles.path} ${styles.file}`}>
      <bdi dir="ltr">
        <MiddleText text={visible(name)} tail={16} />
      </bdi>
      {name !== path && (
        <span className={styles.folder}>
          <bdi dir="ltr">{visible(path.slice(0, -name.length - 1))}</bdi>
        </span>
      )}
    </span>
  )
}

const count = (n: number, quiet = false) => <span className={n === 0 ? styles.zero : quiet ? styles.quiet : undefined}>{whole(n)}</span>
const rejected = (n: number) => <span className={n === 0 ? styles.zero : styles.warn}>{whole(n)}</span>

/** What the file covers, or why it is not here; without the UTC that stands in the head. */
function spanOrReason({ first_seen, last_seen, error, status }: LedgerFile, year: boolean): string {
  if (status === 'loaded' && first_seen && last_seen)
    return year ? `${shortDay(first_seen, true)} – ${shortDay(last_seen, true)}` : span(first_seen, last_seen).replace(/ UTC$/, '')
  return error ?? (status === 'loaded' ? '' : status)
}

const spellings: Readonly<Record<string, string>> = { tsv: 'TSV', json: 'JSON' }

export function formatWords({ format, compression }: Pick<LedgerFile, 'format' | 'compression'>): string {
  const packed = compression && compression !== 'none' ? compression : null
  return [format && (spellings[format] ?? format), packed].filter(Boolean).join(', ')
}

export function fileColumns(all: Sums, files: number, year: boolean): readonly GridColumn<LedgerFile>[] {
  return [
    {
      id: 'result',
      label: 'Result',
      width: 104,
      pinned: true,
      help: 'Rejects: loaded, but lines were refused. Not loaded: damaged, unreadable or cancelled; nothing of it is kept. Skipped: no Zeek log, or loaded before.',
      cell: (file) => <OutcomeMark file={file} />,
      sum: `All ${whole(files)}`,
    },
    {
      id: 'path',
      label: 'File',
      unit: 'name, then folder',
      width: 176,
      grow: true,
      help: 'Where the file was when it was read, or the name it was uploaded with.',
      cell: (file) => <Path path={file.path} />,
    },
    {
      id: 'log',
      label: 'Log',
      width: 112,
      priority: 3,
      help: 'The Zeek log that its header or contents name; several in one file are all named.',
      cell: (file) => <span className={`${styles.path} ${styles.quiet}`}>{file.log ? visible(file.log) : '–'}</span>,
    },
    {
      id: 'format',
      label: 'Format',
      width: 92,
      priority: 3,
      help: 'Recognised from the contents, not from the name.',
      cell: (file) => <span className={styles.quiet}>{formatWords(file)}</span>,
    },
    {
      id: 'lines',
      label: 'Lines',
      width: 84,
      align: 'end',
      help: 'All lines of the file, after decompression. Always rows + rejected + skipped.',
      cell: (file) => count(file.lines),
      sum: whole(all.lines),
    },
    {
      id: 'rows',
      label: '= Rows',
      width: 84,
      align: 'end',
      help: 'Lines that became a record.',
      cell: (file) => count(file.rows),
      sum: whole(all.rows),
    },
    {
      id: 'rejected',
      label: '+ Rejected',
      width: 84,
      align: 'end',
      help: 'Lines that could not be read; each is kept with its number, reason and bytes.',
      cell: (file) => rejected(file.rejected),
      sum: rejected(all.rejected),
    },
    {
      id: 'skipped',
      label: '+ Skipped',
      unit: 'headers too',
      width: 84,
      align: 'end',
      help: 'Headers, comments, blank lines, and lines that were loaded before.',
      cell: (file) => count(file.skipped, true),
      sum: whole(all.skipped),
    },
    {
      id: 'span',
      label: 'Span',
      unit: 'UTC, or the reason',
      width: 192,
      priority: 2,
      descendingFirst: true,
      help: 'From the first to the last record of the file; where it was not loaded, the reason.',
      cell: (file) => <span className={styles.quiet}>{visible(spanOrReason(file, year))}</span>,
      sum: all.first && all.last ? `${shortDay(all.first, year)} – ${shortDay(all.last, year)}` : '',
    },
    {
      id: 'bytes',
      label: 'Size',
      unit: 'bytes on disk',
      width: 96,
      align: 'end',
      priority: 3,
      help: 'Of the file as it was read, compressed or not.',
      cell: (file) => <span className={styles.quiet}>{whole(file.bytes)}</span>,
      sum: size(all.bytes),
    },
  ]
}
