import { beforeAll, expect, test } from 'vitest'
import { written } from '../../../components/report/written'
import { reportRules } from '../../../lib/http/report-rules'
import { giveReport, reportFormat } from '../../../lib/reviews/report/give-report'
import type { Report } from '../../../lib/reviews/report/shape'
import { parseCsv } from '../csv-parser'
import { meeting, quoted, script } from './meeting-fixture'

let report: Report
let agenda: number
let html: string
beforeAll(async () => {
  const { card, decide, review, report: make } = await meeting()
  await decide([card(script)], { verdict: 'threat', text: '=HYPERLINK("http://x.example")' })
  await decide([card('203.0.113.0/24')], { verdict: 'explain', text: `seen at https://paste.example/1 </style>${script}` })
  report = await make()
  agenda = review.cards.reduce((sum, { like }) => sum + 1 + like.length, 0)
  html = await written({ report: { ...report, review: { ...report.review, title: `</title>${script}"'` } }, css: await reportRules() })
})

const week = [false, false, false, false, false, true, true]
const twoWeeks = [...week, ...week]

const text = async (format: 'csv' | 'ndjson' | 'html') => {
  const given = await giveReport(report, format, async () => html)
  if (!(given instanceof Response)) throw new Error('it is no file')
  return { text: await given.text(), headers: given.headers }
}

test('no text of the document is markup of somebody else', () => {
  expect(html).not.toMatch(/<script|<\/style>.*<\/style>|<\/title>.*<\/title>/s)
  expect(html).toContain('&lt;script&gt;alert(&quot;ran&quot;)&lt;/script&gt;')
  expect(html).toContain('o&#x27;brien&quot;s[.]example')
})

test('the document asks for nothing: no address, no image, no script', () => {
  expect(html).not.toMatch(/\s(?:src|href|srcset|action|style|on\w+)=/)
  expect(html).not.toMatch(/@import|url\((?!#)/)
  expect(html).toContain('content="default-src &#x27;none&#x27;; ')
})

test('a chart has each day of both windows, those at their ends without a capture too', () => {
  const charts = [...html.matchAll(/<svg width="100%".*?<\/svg>/gs)].map(([svg]) => svg)
  expect(charts).toHaveLength(2)
  // Nothing was captured on the Saturday and the Sunday with which each of the two weeks ends.
  for (const svg of charts) expect([...svg.matchAll(/<rect class="(\w+)"/g)].map(([, look]) => look === 'gap')).toEqual(twoWeeks)
})

test('figures are named once by what they are', () => {
  expect(html).toContain('connections a day 0.00 → ')
  expect(html).toContain('; bytes a day 0 B → ')
})

test('the query of each kind of which something was decided is whole in the document', () => {
  expect(report.queries.length).toBe(2)
  expect([...html.matchAll(/(?:<h2>|<summary>)Query: /g)]).toHaveLength(2)
  expect([...html.matchAll(/<pre>.*?<\/pre>/gs)]).toHaveLength(2)
})

test('indicators are defanged in print', () => {
  expect(html).toContain('203.0.113[.]0/24')
  expect(html).toContain('hxxps://paste[.]example/1')
  expect(html.replace(/<style>.*<\/style>/s, '')).not.toMatch(/203\.0\.113\.\d|https?:\/\//)
})

test('the CSV appendix has every row of the agenda, indicators as they are, formulas harmless', async () => {
  const csv = await text('csv')
  const [head = [], ...rows] = parseCsv(csv.text)
  expect(rows).toHaveLength(agenda)
  expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([head.length]))
  const of = (row: readonly string[] | undefined, name: string) => row?.[head.indexOf(name)]
  const threat = rows.find((row) => of(row, 'decision') === 'threat')
  expect(of(threat, 'decision_text')).toBe(`'=HYPERLINK("http://x.example")`)
  expect(of(threat, 'title')).toBe(script)
  expect(
    of(
      rows.find((row) => of(row, 'decision') === 'explain'),
      'title',
    ),
  ).toContain('203.0.113.0/24')
  expect(rows.filter((row) => of(row, 'decision') === 'open')).toHaveLength(agenda - 2)
  expect(rows.some((row) => of(row, 'title')?.startsWith(quoted))).toBe(true)
  expect(csv.headers.get('content-disposition')).toBe(
    'attachment; filename="spoor-review-Second_week-20260112T000000Z-20260119T000000Z.csv"',
  )
})

test('the NDJSON appendix says the same', async () => {
  const rows = (await text('ndjson')).text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rows).toHaveLength(agenda)
  expect(rows.find(({ decision }) => decision === 'threat')).toMatchObject({
    title: script,
    decision_text: '=HYPERLINK("http://x.example")',
    decided_by: 'Mara',
  })
})

test('the appendix has every filter of the evidence, also those that the document leaves to it', async () => {
  const filter = Array.from({ length: 14 }, (_, n) => `id_resp_h:192.0.2.${n}`)
  const [first, ...others] = report.decisions
  const [part] = first?.detail.evidence ?? []
  if (!first || !part) throw new Error('nothing was decided of a row with records')
  const long = { ...report, decisions: [{ ...first, detail: { ...first.detail, evidence: [{ ...part, filter }] } }, ...others] }
  const page = await written({ report: long, css: '' })
  expect(page).toContain('and 2 filters more, in the appendix as CSV or NDJSON')
  expect(page).not.toContain('192.0.2[.]13')

  const given = async (format: 'csv' | 'ndjson') => {
    const response = await giveReport(long, format, async () => '')
    return response instanceof Response ? response.text() : ''
  }
  const told = { row: first.lead.subject.row, label: part.label, log: part.log, total: part.total, filter, from: part.from, to: part.to }
  const lines = (await given('ndjson')).trim().split('\n')
  const rows = lines.map((line) => JSON.parse(line))
  expect(rows.find(({ row }) => row === first.rows[0]?.subject.row).evidence).toEqual([told])
  expect(rows.filter(({ evidence }) => evidence.length > 0)).toHaveLength(report.decisions.length)
  const [head = [], ...cells] = parseCsv(await given('csv'))
  const at = head.indexOf('evidence')
  expect(cells.map((row) => JSON.parse(row[at] ?? ''))).toEqual(rows.map(({ evidence }) => evidence))
})

test('the HTML is a download, the JSON the content, another format an error that names it', async () => {
  const file = await text('html')
  expect(file.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="spoor-review-Second_week-.*\.html"$/)
  expect(await giveReport(report, 'json', async () => html)).toEqual({ report })
  expect(reportFormat(new URLSearchParams())).toBe('json')
  expect(() => reportFormat(new URLSearchParams('format=pdf'))).toThrow(/format/)
})
