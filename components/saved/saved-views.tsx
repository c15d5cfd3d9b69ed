'use client'

import { Menu } from '@base-ui/react/menu'
import Link from 'next/link'
import control from '../control/control.module.css'
import { landmark } from '../control/landmark'
import { Icon } from '../icon/icon'
import { whole } from '../value/number'
import { visible } from '../value/visible'
import { usePresentPath } from './name-dialog'
import styles from './saved.module.css'
import { type SavedView, useSavedViews } from './saved-views-data'

/** The saved views in the list of views, each with its count and what can be done with it. */
export function SavedViews() {
  const { views, counts, name } = useSavedViews()
  const present = usePresentPath()
  return (
    <>
      <h2>Saved views</h2>
      {views.length > 0 && (
        <ul>
          {views.map((view) => (
            <li key={view.id} className={styles.view}>
              <Link href={view.path} aria-current={view.path === present ? 'page' : undefined} prefetch={false}>
                <span title={view.name}>{visible(view.name)}</span>
                {typeof counts[view.id] === 'number' && <span>{whole(counts[view.id] ?? 0)}</span>}
              </Link>
              <More view={view} />
            </li>
          ))}
        </ul>
      )}
      <button type="button" className={styles.save} onClick={() => name('new')}>
        <Icon name="plus" /> Save this view <kbd>S</kbd>
      </button>
    </>
  )
}

function More({ view }: { readonly view: SavedView }) {
  const { name, remove } = useSavedViews()
  return (
    <Menu.Root>
      <Menu.Trigger className={styles.more} aria-label={`Change ${view.name}`}>
        <Icon name="down" />
      </Menu.Trigger>
      <Menu.Portal container={landmark('main')}>
        <Menu.Positioner className={control.positioner} align="start" sideOffset={2}>
          <Menu.Popup className={`${control.pop} ${control.menu}`}>
            <Menu.Item className={control.item} onClick={() => name(view)}>
              Rename
            </Menu.Item>
            <Menu.Item className={control.item} onClick={() => void remove(view)}>
              Delete
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
