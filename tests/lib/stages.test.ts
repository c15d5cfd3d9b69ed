import { describe, expect, test } from 'vitest'
import { inStages, type Progress } from '../../lib/stages'

function listened(of: number) {
  const told: Progress[] = []
  return { told, stage: inStages(of, { onStage: (progress) => told.push(progress) }) }
}

describe('stages', () => {
  test('are told one after the other, with the share that the engine knows', async () => {
    const { told, stage } = listened(2)
    expect(await stage('reading', async ({ onProgress }) => onProgress?.(0.5))).toBeUndefined()
    expect(await stage('counting', () => Promise.resolve(7))).toBe(7)
    expect(told).toEqual([
      { stage: 1, of: 2, doing: 'reading', share: null },
      { stage: 1, of: 2, doing: 'reading', share: 0.5 },
      { stage: 2, of: 2, doing: 'counting', share: null },
    ])
  })

  test('side by side are told by the oldest that still runs', async () => {
    const { told, stage } = listened(2)
    let end = () => {}
    const first = stage(
      'ordering',
      () =>
        new Promise<void>((done) => {
          end = done
        }),
    )
    await stage('counting', () => Promise.resolve())
    expect(told.at(-1)).toEqual({ stage: 2, of: 2, doing: 'ordering', share: null })
    end()
    await first
  })

  test('that fail pass their error on', async () => {
    const { stage } = listened(1)
    await expect(stage('reading', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  })

  test('cost the engine nothing where nobody listens', async () => {
    const { signal } = new AbortController()
    expect(await inStages(1, { signal })('reading', async (options) => options)).toEqual({ signal })
  })
})
