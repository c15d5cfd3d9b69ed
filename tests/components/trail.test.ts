import { describe, expect, it } from 'vitest'
import { pushCrumb, readTrail } from '../../components/url-state/trail'

const hunt = { label: 'Fast flux: a.test', href: '/hunts/fast-flux?row=1' }
const record = { label: 'conn C1', href: '/logs/conn?filter=uid:C1&row=2' }

describe('a trail', () => {
  it('leads back to each place with the way there', () => {
    const [first, second] = readTrail(pushCrumb(readTrail(pushCrumb([], hunt)), record))
    expect(first).toEqual(hunt)
    const back = new URL(second?.href ?? '', 'http://here')
    expect([back.pathname, back.searchParams.get('filter'), back.searchParams.get('row')]).toEqual(['/logs/conn', 'uid:C1', '2'])
    expect(readTrail(back.searchParams.getAll('trail'))).toEqual([hunt])
  })

  it('names each place once, however long the way', () => {
    const long = [hunt, record, hunt, record, hunt].reduce<readonly string[]>((trail, crumb) => pushCrumb(readTrail(trail), crumb), [])
    expect(long).toHaveLength(4)
    expect(long.filter((entry) => entry.includes('trail='))).toEqual([])
  })

  it('drops what is no place of ours', () => {
    expect(readTrail(['x@//evil.test/', 'x@/api/files', 'x@https://evil.test', '@/logs', 'plain'])).toEqual([])
  })
})
