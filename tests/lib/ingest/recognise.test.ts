import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { logName, nameFromFile } from '../../../lib/ingest/log-name'
import { rawLines } from '../../../lib/ingest/raw-lines'
import { walk } from '../../../lib/ingest/walk'
import { scanOne } from './scanning'

describe('names', () => {
  it.each([
    ['conn.log', 'conn'],
    ['conn.2024-04-12-19-29-12.log', 'conn'],
    ['conn-24-04-12_19.29.12.log', 'conn'],
    ['conn.18:00:00-19:00:00-logger-1.log.gz', 'conn'],
    ['conn__2024-04-12-18-00-00__2024-04-12-19-00-00__.log', 'conn'],
    ['json_streaming_conn.1.log', 'conn'],
    ['known_services.log.labeled', 'known_services'],
    ['conn_2024-04-12.log', 'conn'],
    ['smb_files.log', 'smb_files'],
    ['Foo-Bar.log', 'foo_bar'],
    ['.log', 'unnamed'],
  ])('takes %s for %s', (file, log) => {
    expect(nameFromFile(file)).toBe(log)
  })
  it('trusts the path before the name', () => {
    expect(logName('dns', 'conn.log')).toBe('dns')
    expect(logName('../../etc/passwd', 'conn.log')).toBe('passwd')
    expect(logName('"; DROP TABLE x', 'conn.log')).toBe('___drop_table_x')
  })
})

describe('what is no Zeek log', () => {
  it.each([
    ['conn-summary.log', '>== Total === 2024\n     - Connections 1.0k\n', 'a summary report'],
    ['stdout.log', 'max memory size (kbytes, -m) unlimited\n', 'output of the Zeek process'],
    ['conn.log', 'Lorem ipsum dolor sit amet\n', 'text without a header'],
    ['conn.log', '1517336042.090842\tCi85\t192.0.2.1\t14291\n', 'no header names the fields'],
    ['package.json', '{\n  "name": "x"\n}\n', 'not one object per line'],
    ['things.json', '{"a":1}\n', 'JSON lines'],
    ['report.log', 'This is pdfTeX\n**report.tex\n{fonts/map}\n', 'text without a header'],
    ['conn.json', '[{"_path":"conn","ts":1517336042.09,"uid":"Ci85","id.orig_h":"192.0.2.1"}]\n', 'one JSON array'],
    [
      'conn.json',
      '[\n{"_path":"conn","ts":1517336042.09,"uid":"Ci85"},\n{"_path":"conn","ts":1517336043.09,"uid":"Ci86"}\n]\n',
      'one JSON array',
    ],
    ['core.dump', Buffer.from([1, 0, 2, 0, 3, 10]), 'binary data'],
    ['conn.log', Buffer.from('\ufeff#separator \\x09\n#fields\tts\n', 'utf16le'), 'UTF-16 text'],
    ['conn.json', Buffer.from('\ufeff{"ts":1}\n', 'utf16le').swap16(), 'UTF-16 text'],
    ['blank.log', '\n\n', 'no line with text'],
    ['conn.log', '#separator \\x09\r#path\tconn\r#fields\tts\tuid\r1.0\tC1\r', 'a carriage return alone'],
    ['only.log', '# nothing\n', 'comments only'],
    ['empty.log', '', 'empty'],
    ['conn.log.zip', Buffer.from('504b030400', 'hex'), 'unpack it first'],
  ])('skips %s and says why', async (name, content, reason) => {
    expect((await scanOne(name, content)).scanned).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining(reason) })
  })
  it('reads JSON lines whose first one is broken', async () => {
    const { scanned } = await scanOne('conn.log', 'oops\n{"ts":1.0,"uid":"C1"}\n')
    expect(scanned).toMatchObject({ outcome: 'log', handed: { conn: 1 }, rejects: [{ line: 1, reason: 'broken JSON' }] })
  })
})

describe('folders', () => {
  it('lists every file once, sorted, counts hidden ones, and comes back from link loops', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'spoor-walk-'))
    await mkdir(join(folder, '2024-04-12'))
    await mkdir(join(folder, '.git'))
    for (const name of ['b.log', 'a.txt', '.shadow.conn.log', '.git/config', '2024-04-12/conn.18:00:00-19:00:00.log'])
      await writeFile(join(folder, name), 'x')
    await symlink(folder, join(folder, '2024-04-12', 'loop'))
    await symlink(join(folder, 'b.log'), join(folder, 'again.log'))
    await symlink(join(folder, 'gone'), join(folder, 'dangling.log'))
    const { files, hidden } = await walk([folder, join(folder, 'b.log')])
    const named = await walk([join(folder, '.git'), join(folder, '.shadow.conn.log')])
    await rm(folder, { recursive: true })
    expect(hidden).toBe(2)
    expect([named.files.length, named.hidden]).toEqual([2, 0])
    expect(files.map(({ path, error }) => [path.slice(folder.length + 1), error])).toEqual([
      ['2024-04-12/conn.18:00:00-19:00:00.log', null],
      ['a.txt', null],
      ['again.log', null],
      ['dangling.log', 'cannot be read: ENOENT'],
    ])
  })
  it('says which path is not there', async () => {
    await expect(walk(['/nowhere/at/all'])).rejects.toThrow('/nowhere/at/all')
  })
})

describe('raw bytes of lines', () => {
  it('fetches them by number, from any compression', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'spoor-raw-'))
    const path = join(folder, 'x.log')
    await writeFile(path, Buffer.concat([Buffer.from('one\ntwo\r\n\nfo'), Buffer.from([0xff]), Buffer.from('ur\nlast')]))
    const lines = await rawLines(path, [5, 2, 4, 2, 99])
    await rm(folder, { recursive: true })
    expect([...lines].map(([line, bytes]) => [line, bytes.toString('latin1')])).toEqual([
      [2, 'two\r'],
      [4, 'fo\xffur'],
      [5, 'last'],
    ])
  })
})
