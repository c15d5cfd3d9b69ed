'use client'

import { useState } from 'react'
import styles from './comparison.module.css'
import mixStyles from './port-mix.module.css'
import type { Comparison } from './use-comparison'

interface Props {
  readonly mix: Comparison['mix']
  /** Divergence beyond which the mix has changed. */
  readonly limit: number
}

type Line = Comparison['mix']['lines'][number]

const measures = [
  ['connections', 'Conn.'],
  ['bytes', 'Bytes'],
] as const

const labelOf = ({ port, proto, services }: Line) =>
  port === null && proto === null
    ? 'others'
    : [port ?? proto, services.length > 0 ? services.join(' ') : port === null ? '' : proto].join(' ')
const points = (share: number) => (share * 100).toFixed(1)

function difference(old: number, now: number): readonly [text: string, way: 'more' | 'fewer' | undefined] {
  if (old === 0 && now > 0) return ['new', 'more']
  if (now === 0 && old > 0) return ['gone', 'fewer']
  const text = points(Math.abs(now - old))
  if (text === '0.0') return [text, undefined]
  return now > old ? [`+${text}`, 'more'] : [`−${text}`, 'fewer']
}

/** The largest shares of ports and services in both windows, and how far the mixes lie apart. */
export function PortMix({ mix, limit }: Props) {
  const [measure, setMeasure] = useState<'connections' | 'bytes'>('connections')
  const lines = mix.lines.map((line) => ({ line, old: line[`old_${measure}`], now: line[`new_${measure}`] }))
  const most = Math.max(0.0001, ...lines.flatMap(({ old, now }) => [old, now]))
  const apart = mix[measure]
  const beyond = apart !== null && apart > limit
  return (
    <section aria-label="Port mix">
      <header className={styles.head}>
        <h2>Port mix</h2>
        <span>
          {apart === null ? (
            'one side is empty'
          ) : (
            <>
              <b data-beyond={beyond || undefined}>JSD {apart.toFixed(3)}</b>, {beyond ? 'above' : 'within'} the limit {limit}
            </>
          )}
        </span>
        <span className={styles.key}>
          <i className={styles.soft} /> baseline <i className={styles.ink} /> window
        </span>
        <fieldset className={styles.choice} aria-label="Share of">
          {measures.map(([key, label]) => (
            <button key={key} type="button" aria-pressed={measure === key} onClick={() => setMeasure(key)}>
              {label}
            </button>
          ))}
        </fieldset>
      </header>
      <table className={`${styles.figures} ${mixStyles.mix}`}>
        <thead>
          <tr>
            <th scope="col" className={mixStyles.head}>
              Port
            </th>
            <th scope="col" className={mixStyles.head}>
              <span className="unseen">Drawn</span>
            </th>
            <th scope="col" className={mixStyles.head}>
              Old, %
            </th>
            <th scope="col" className={mixStyles.head}>
              New, %
            </th>
            <th scope="col" className={mixStyles.head}>
              points
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, old, now }) => {
            const [text, way] = difference(old, now)
            return (
              <tr key={labelOf(line)}>
                <th scope="row" className={`mono ${mixStyles.port}`} title={labelOf(line)}>
                  {labelOf(line)}
                </th>
                <td className={styles.track}>
                  <span className={styles.pair} aria-hidden="true">
                    <i className={styles.soft} style={{ width: `${(old / most) * 100}%` }} />
                    <i className={old === 0 ? styles.found : styles.ink} style={{ width: `${(now / most) * 100}%` }} />
                  </span>
                </td>
                <td>{points(old)}</td>
                <td className={styles.full}>{points(now)}</td>
                <td className={styles.strong} data-way={way}>
                  {text}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
