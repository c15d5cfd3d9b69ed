import Link from 'next/link'
import type { Section } from '@/lib/glossary/glossary'
import { Panes } from '../frame/panes'
import { Into } from '../frame/slots'
import { State, Title } from '../page/title'
import { address } from '../url-state/address'
import type { ScopeState } from '../url-state/scope'
import { counted, whole } from '../value/number'
import { Anchor } from './anchor'
import styles from './glossary.module.css'
import { Search } from './search'

interface Props {
  /** Those that hold what was searched for. */
  readonly sections: readonly Section[]
  /** Terms in all. */
  readonly total: number
  readonly text: string
  readonly scope: ScopeState
}

/** Every word of the pages in one place, each with an anchor; the search stands in the URL. */
export function Glossary({ sections, total, text, scope }: Props) {
  const shown = sections.reduce((sum, { terms }) => sum + terms.length, 0)
  return (
    <Panes>
      <Title
        title="What do these words mean?"
        remark="Spoor’s own words, the columns and limits of each hunt, and every field of each log."
      >
        <Search>
          {whole(shown)} of {counted(total, 'term')}
        </Search>
      </Title>
      <Into slot="remark">the scope does not change this page</Into>
      {shown === 0 ? (
        <State title={`No term holds “${text}”.`}>
          <p>All words that were typed must be found in a term, in any order.</p>
          <Link href={address('/glossary', scope)}>Show all {whole(total)} terms</Link>
        </State>
      ) : (
        <div className={styles.page}>
          <Anchor />
          <nav className={styles.contents} aria-label="Contents">
            <ul>
              {sections.map(({ id, title, terms }) => (
                <li key={id}>
                  <a href={`#${id}`}>
                    <span>{title}</span>
                    <span>{whole(terms.length)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className={styles.sections}>
            {sections.map((section) => (
              <Terms key={section.id} section={section} scope={scope} />
            ))}
          </div>
        </div>
      )}
    </Panes>
  )
}

function Terms({ section, scope }: { readonly section: Section; readonly scope: ScopeState }) {
  const { id, title, about, path, machine, terms } = section
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{path ? <Link href={address(path, scope)}>{title}</Link> : title}</h2>
      <p>{about}</p>
      <dl>
        {terms.map((term) => (
          <div key={term.id} id={term.id}>
            <dt data-mono={machine || undefined}>
              <a href={`#${term.id}`}>{term.name}</a>
              {term.note && <span>{term.note}</span>}
            </dt>
            <dd>{term.doc}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
