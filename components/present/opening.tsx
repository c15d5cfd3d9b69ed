import type { Review } from '@/lib/reviews/review'
import { counted } from '../value/number'
import { span } from '../value/time'
import { visible } from '../value/visible'
import styles from './lists.module.css'

/** What the meeting is about, before it begins. */
export function Opening({ review, onBegin }: { readonly review: Review; readonly onBegin: () => void }) {
  const { title, chair, invited, baseline, comparison, cards } = review
  const sections = [...new Set(cards.map(({ section }) => section))]
  return (
    <section className={styles.panel} aria-label="Opening">
      <h1>{visible(title)}</h1>
      <p>
        Baseline {visible(baseline.name)}: {span(baseline.from, baseline.to, true)}
      </p>
      <p>Window: {span(comparison.window.from, comparison.window.to, true)}</p>
      <p>
        {counted(cards.length, 'card')}:{' '}
        {sections.map((section) => `${cards.filter((card) => card.section === section).length} ${section}`).join(', ')}
      </p>
      <p>
        In the chair {visible(chair)}
        {invited.length > 0 && `; invited ${invited.map(visible).join(', ')}`}
      </p>
      {comparison.notes.map(({ text }) => (
        <p key={text}>– {text}</p>
      ))}
      <div className={styles.actions}>
        <button type="button" data-first ref={(button) => button?.focus()} onClick={onBegin}>
          Begin the meeting <kbd>Enter</kbd>
        </button>
      </div>
    </section>
  )
}
