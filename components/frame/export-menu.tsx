'use client'

import { Menu } from '@base-ui/react/menu'
import { useState } from 'react'
import { buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { landmark } from '../control/landmark'
import { Icon } from '../icon/icon'
import { Into } from './slots'

interface Props {
  /** What is exported, with its number: `214 names`. */
  readonly what: string
  /** Address of the call behind the view, without `format`, `limit` and `offset`. */
  readonly url: string
}

const formats = [
  ['csv', 'CSV', 'for spreadsheets; formulas made harmless'],
  ['ndjson', 'NDJSON', 'one object per line, all rows'],
  ['json', 'JSON', 'with the scope, at most 10,000 rows'],
] as const

/** Saves exactly what the scope selects; the page fills the frame's place for it. */
export function ExportMenu({ what, url }: Props) {
  const [copied, setCopied] = useState(false)
  const withFormat = (format: string) => `${url}${url.includes('?') ? '&' : '?'}format=${format}${format === 'json' ? '&limit=10000' : ''}`
  return (
    <Into slot="export">
      <Menu.Root onOpenChange={() => setCopied(false)}>
        <Menu.Trigger className={buttonClass('plain')}>
          <Icon name="save" /> Export <Icon name="down" />
        </Menu.Trigger>
        <Menu.Portal container={landmark('top')}>
          <Menu.Positioner className={control.positioner} align="end" sideOffset={4}>
            <Menu.Popup className={`${control.pop} ${control.menu}`}>
              <Menu.Group>
                <Menu.GroupLabel className={control.groupLabel}>Export {what}: exactly what the scope selects, times UTC</Menu.GroupLabel>
                {formats.map(([format, label, note]) => (
                  <Menu.LinkItem key={format} className={control.item} href={withFormat(format)} download closeOnClick>
                    <span>{label}</span>
                    <span>{note}</span>
                  </Menu.LinkItem>
                ))}
              </Menu.Group>
              <Menu.Separator className={control.separator} />
              <Menu.Item
                className={control.item}
                closeOnClick={false}
                onClick={() => void navigator.clipboard.writeText(location.href).then(() => setCopied(true))}
              >
                <Icon name="link" /> Link to this view
                <span>{copied ? 'copied' : 'copy'}</span>
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </Into>
  )
}
