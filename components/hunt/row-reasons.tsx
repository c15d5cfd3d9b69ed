import type { Kind } from '@/lib/columns'
import { DecisionBlock } from '../decisions/decision-block'
import { Section } from '../page/detail'
import { WireText } from '../value/wire-text'
import type { AnswerColumn, OkAnswer, RowAnswer } from './answer'
import { DaysSection } from './days/days-section'
import type { Description } from './description'
import { Evidence } from './evidence'
import { HiddenBy } from './hidden-by'
import styles from './inspector.module.css'
import { Ledger } from './ledger'
import { RecordLinks } from './record-links'
import { RowValidity } from './row-validity'
import type { HuntParams } from './use-hunt-params'
import type { RecordsHref } from './use-records-link'
import { Values } from './values'

interface Props {
  readonly hunt: Description
  readonly params: HuntParams
  readonly columns: readonly AnswerColumn[]
  /** What can hide rows. */
  readonly hides: OkAnswer['hidden']
  readonly answer: RowAnswer
  readonly link: RecordsHref
}

/** Why the row is here, what speaks against it, what cannot be known, and where to read on. */
export function Reasons({ hunt, params, columns, hides, answer: { row, hidden_by, allowed_by, evidence, checks }, link }: Props) {
  const kindOf = (code: string): Kind | null => {
    const observed = hunt.signals.find((signal) => signal.code === code)?.observed
    return columns.find((column) => column.key === observed)?.kind ?? null
  }
  return (
    <>
      <Section title="Why it is here">
        <p className={styles.why}>{row.sentence}</p>
        {hidden_by && <HiddenBy code={hidden_by} hides={hides} entries={allowed_by} />}
      </Section>
      {hunt.chart?.kind === 'days' && <DaysSection hunt={hunt} params={params} row={row} />}
      <DecisionBlock key={row.id} decidable={{ hunt: hunt.id, row, columns, identity: hunt.key }} decision={row.decision} />
      {hunt.signals.length > 0 && (
        <section className={styles.plain} aria-label="For and against">
          <Ledger reasons={row.reasons} unassessed={row.unassessed} score={Number(row.score)} signals={hunt.signals} kindOf={kindOf} />
        </section>
      )}
      {hunt.validity && <RowValidity keys={hunt.validity} row={row} />}
      {row.explained.length > 0 && (
        <Section title="Explained by" aside="ranked below, points unchanged">
          <ul className={styles.tags}>
            {row.explained.map(({ code, label, observed }) => (
              <li key={code}>
                <span className={styles.tag}>{label}</span> <WireText text={observed} limit={200} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {row.caveats.length > 0 && (
        <Section title="What the data cannot show">
          <ul className={styles.prose}>
            {row.caveats.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      )}
      <Evidence evidence={evidence} link={link} />
      {checks.length > 0 && (
        <Section title="Check next">
          <RecordLinks records={checks} link={link} />
        </Section>
      )}
      <Section title="All values">
        <Values row={row} columns={columns} log={hunt.logs[0]} />
      </Section>
    </>
  )
}
