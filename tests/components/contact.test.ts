import { expect, test } from 'vitest'
import { cutWords, headOf } from '../../components/logs/contact-words'

const record = (log: string) => ({ log, id: '1.1', ts: null, record: {}, as: null })
const records = [record('conn'), record('http'), record('http')]

test('a contact is called whole only where no log has more of it', () => {
  expect(headOf(records, [])).toEqual({ title: 'The whole contact', aside: '3 records in 2 logs' })
  const cut = [{ log: 'http', shown: 2, total: 5002, filter: ['uid:C1'] }]
  expect(headOf(records, cut)).toEqual({ title: 'The contact', aside: '3 of 5,003 records in 2 logs' })
  expect(cut.map(cutWords)).toEqual(['the 2 nearest of 5,002 http records'])
})
