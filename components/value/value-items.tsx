'use client'

import { Menu } from '@base-ui/react/menu'
import Link from 'next/link'
import { defanged } from '@/lib/defang'
import { exactly, printFilter } from '@/lib/filters'
import { outside } from '@/lib/links'
import { useAllow } from '../allow-list/allow-provider'
import control from '../control/control.module.css'
import { Icon } from '../icon/icon'
import { usePivot } from '../url-state/pivot'
import { useScope } from '../url-state/scope'
import { leadOf, linksFor, type Subject, useLeads } from './leads'
import { whole } from './number'
import { UidItems } from './uid-items'
import { type Counting, useStackTotal, useTotals } from './use-totals'
import { asWritten, visible } from './visible'

/** What a menu offers for a value: filters, then other places, then copies. */
export function ValueItems({ subject, counting }: { readonly subject: Subject; readonly counting: Counting | undefined }) {
  const text = subject.value === null ? 'unset' : asWritten(String(subject.value))
  return (
    <>
      <p className={`${control.groupLabel} mono`}>{visible(text).slice(0, 60)}</p>
      <FilterItems subject={subject} counting={counting} />
      <AllowItem subject={subject} />
      <PlaceItems subject={subject} />
      <Menu.Item className={control.item} onClick={() => void navigator.clipboard.writeText(text)}>
        <Icon name="copy" /> Copy
      </Menu.Item>
      <Menu.Item className={control.item} onClick={() => void navigator.clipboard.writeText(defanged(text))}>
        <Icon name="copy" /> Copy defanged
        <span className="mono">{visible(defanged(text)).slice(0, 40)}</span>
      </Menu.Item>
      <OutsideItems subject={subject} text={text} />
    </>
  )
}

function FilterItems({ subject: { value, field, log }, counting }: { readonly subject: Subject; readonly counting: Counting | undefined }) {
  const [scope, setScope] = useScope()
  const pivot = usePivot()
  const include = field ? printFilter(exactly(field, value)) : null
  const exclude = field ? printFilter(exactly(field, value, true)) : null
  const total = useTotals(counting, include, exclude)
  if (include === null || exclude === null) return null
  return (
    <>
      <Menu.Item className={control.item} onClick={() => setScope({ filter: [...scope.filter.filter((one) => one !== exclude), include] })}>
        <Icon name="plus" /> Include
        <span>{total('include')}</span>
      </Menu.Item>
      <Menu.Item className={control.item} onClick={() => setScope({ filter: [...scope.filter.filter((one) => one !== include), exclude] })}>
        <Icon name="minus" /> Exclude
        <span>{total('exclude')}</span>
      </Menu.Item>
      <Menu.Item className={control.item} onClick={() => setScope({ filter: [include] })}>
        <Icon name="only" /> Only this
        <span>drops the other filters</span>
      </Menu.Item>
      {log && (
        <Menu.LinkItem
          className={control.item}
          closeOnClick
          render={<Link href={pivot(`/logs/${log}`, { ...scope, filter: [...new Set([...scope.filter, include])] })} />}
        >
          <Icon name="records" /> Show its records in <code>{log}</code>
        </Menu.LinkItem>
      )}
      <Menu.Separator className={control.separator} />
    </>
  )
}

/** Names and addresses mean the same in any hunt; all else needs the field by which hunts know it. */
function AllowItem({ subject: { value, kind = 'text', field } }: { readonly subject: Subject }) {
  const allow = useAllow()
  const named = field ?? (kind === 'name' || kind === 'address' ? kind : null)
  if (named === null || value === null) return null
  return (
    <>
      <Menu.Item className={control.item} onClick={() => allow({ value, kind, field: named })}>
        <Icon name="check" /> Allow-list…
      </Menu.Item>
      <Menu.Separator className={control.separator} />
    </>
  )
}

function PlaceItems({ subject }: { readonly subject: Subject }) {
  const { entities, stacks } = useLeads()
  const pivot = usePivot()
  const lead = leadOf(entities, subject)
  const stack = stacks && subject.log && subject.field ? { log: subject.log, field: subject.field } : null
  const values = useStackTotal(stack)
  const uid = subject.kind === 'uid' && typeof subject.value === 'string' ? subject.value : null
  if (!lead && !stack && uid === null) return null
  return (
    <>
      {lead && (
        <Menu.LinkItem className={control.item} closeOnClick render={<Link href={pivot(lead.path)} />}>
          <Icon name="page" /> Open {lead.kind} page
        </Menu.LinkItem>
      )}
      {stack && (
        <Menu.LinkItem
          className={control.item}
          closeOnClick
          render={<Link href={`${pivot('/hunts/least-frequency')}&${new URLSearchParams(stack)}`} />}
        >
          <Icon name="bars" /> Stack by <code>{stack.field}</code>
          <span>{values}</span>
        </Menu.LinkItem>
      )}
      {uid !== null && <UidItems uid={uid} />}
      <Menu.Separator className={control.separator} />
    </>
  )
}

function OutsideItems({ subject, text }: { readonly subject: Subject; readonly text: string }) {
  const leads = useLeads()
  const links = linksFor(leads, subject)
  if (links.length === 0)
    return (
      <Menu.Item className={control.item} disabled>
        <Icon name="outside" /> Look up outside
        <span>{leads.links.length === 0 ? 'no link in SPOOR_LINKS' : `none of ${whole(leads.links.length)} links fits`}</span>
      </Menu.Item>
    )
  return links.map((link) => (
    <Menu.LinkItem
      key={link.url}
      className={control.item}
      closeOnClick
      render={<a href={outside(link, text)} target="_blank" rel="noreferrer noopener" />}
    >
      <Icon name="outside" /> Look up at {link.label}
      <span>leaves this machine</span>
    </Menu.LinkItem>
  ))
}
