import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Loading } from '../../components/load/loading'
import { beginCourse } from '../../lib/ingest/job'

const jobOf = (...paths: string[]) => {
  const course = beginCourse()
  course.asked(paths)
  return course.state()
}
const drawn = (waiting: Parameters<typeof Loading>[0]['waiting']) =>
  renderToStaticMarkup(createElement(Loading, { job: jobOf('/srv/first'), waiting }))

it('a load that waits is named, and can be cancelled as the one that runs', () => {
  const alone = drawn([])
  expect(alone).toContain('/srv/first')
  expect(alone.match(/>Cancel</g)).toHaveLength(1)
  expect(alone).not.toContain('Waiting')
  const three = drawn([jobOf('/srv/second'), jobOf('/srv/third', '/srv/fourth')])
  expect(three.match(/>Cancel</g)).toHaveLength(3)
  const [first = '', second = ''] = [...three.matchAll(/<li.*?<\/li>/g)].map(([line]) => line.replace(/<[^>]+>/g, ''))
  expect([first, second]).toEqual(['waiting: /srv/secondCancel', 'waiting: 2 pathsCancel'])
})
