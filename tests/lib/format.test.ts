import { expect, test } from 'vitest'
import { durationWords, recordsRead } from '../../lib/format'

const logs = (...records: readonly number[]) => records.map((n, i) => ({ log: ['dns', 'conn', 'ssl', 'http'][i] ?? '', records: n }))

test('records are named by their logs, up to three', () => {
  expect(recordsRead(logs(218_940))).toBe('218,940 dns records')
  expect(recordsRead(logs(1))).toBe('1 dns record')
  expect(recordsRead(logs(9214, 3021))).toBe('9,214 dns and 3,021 conn records')
  expect(recordsRead(logs(3, 2, 1))).toBe('3 dns, 2 conn and 1 ssl records')
  expect(recordsRead(logs(4, 3, 2, 1))).toBe('10 records of 4 logs')
})

test('logs without records in scope are not named', () => {
  expect(recordsRead(logs(0, 5))).toBe('5 conn records')
  expect(recordsRead(logs(0))).toBe('no records')
})

test.each([
  [86_400, '1 day'],
  [604_800, '7 days'],
  [129_600, '36 hours'],
  [3600, '1 hour'],
  [90, '90 seconds'],
  [1, '1 second'],
  [0, '0 seconds'],
])('%d s are %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words)
})
