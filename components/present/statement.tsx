import { Fragment } from 'react'
import type { Card } from '@/lib/reviews/review'
import styles from './card.module.css'
import { isWire, kindLine, saidBriefly } from './words'

/** What the card is about, in a sentence; long names stand above it whole. */
export function Statement({ cards, place, card }: { readonly cards: readonly Card[]; readonly place: number; readonly card: Card }) {
  const { whole, sentence } = saidBriefly(card)
  return (
    <div className={styles.say}>
      <p className={styles.kind}>{kindLine(cards, place)}</p>
      {whole.map((name) => (
        <p key={name} className={styles.whole}>
          <Broken name={name} />
        </p>
      ))}
      <h1>
        {sentence.split(/( +)/).map((word, i) => {
          const [, core = word, rest = ''] = /^(.*?)([,;:)]*\.?)$/.exec(word) ?? []
          return isWire(core) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the words of one sentence never move
            <Fragment key={i}>
              <span className={styles.wire}>{core}</span>
              {rest}
            </Fragment>
          ) : (
            word
          )
        })}
      </h1>
    </div>
  )
}

/** A name that may break behind its dots. */
function Broken({ name }: { readonly name: string }) {
  return name.split(/(?<=\.)/).map((label, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the labels of one name never move
    <Fragment key={i}>
      {label}
      <wbr />
    </Fragment>
  ))
}
