'use client'

import { Menu } from '@base-ui/react/menu'
import Link from 'next/link'
import { useBaselineLinks } from '../baselines/use-baseline-links'
import { buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { landmark } from '../control/landmark'
import { Icon } from '../icon/icon'
import { useSavedViews } from '../saved/saved-views-data'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { visible } from '../value/visible'
import { type HuntLink, useViews, viewGroups } from './views'

/** The views where there is no room for their list. */
export function ViewsMenu({ hunts, className = '' }: { readonly hunts: readonly HuntLink[]; readonly className?: string | undefined }) {
  const [scope] = useScope()
  const { views, present } = useViews(hunts)
  const baseline = useBaselineLinks().find(({ current }) => current)
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass('line', className)}>
        {baseline?.title ?? present?.title ?? 'Views'} <Icon name="down" />
      </Menu.Trigger>
      <Menu.Portal container={landmark('top')}>
        <Menu.Positioner className={control.positioner} align="start" sideOffset={4}>
          <Menu.Popup className={`${control.pop} ${control.menu}`}>
            {viewGroups.map((group) => (
              <Menu.Group key={group}>
                {group ? (
                  <Menu.GroupLabel className={control.groupLabel}>{group}</Menu.GroupLabel>
                ) : (
                  <Menu.Separator className={control.separator} />
                )}
                {views
                  .filter((view) => view.group === group)
                  .map((view) => (
                    <Menu.LinkItem key={view.path} className={control.item} render={<Link href={address(view.path, scope)} />} closeOnClick>
                      <span>{view.title}</span>
                      {view.count !== null && view.count !== undefined && <span>{view.count.toLocaleString('en')}</span>}
                    </Menu.LinkItem>
                  ))}
                {group === 'Baselines' && <BaselineItems />}
                {group === 'Saved views' && <SavedItems />}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function BaselineItems() {
  return useBaselineLinks().map(({ id, title, href, count }) => (
    <Menu.LinkItem key={id} className={control.item} render={<Link href={href} />} closeOnClick>
      <span>{title}</span>
      {count !== null && <span>{count.toLocaleString('en')}</span>}
    </Menu.LinkItem>
  ))
}

/** The saved views, and the present one to be saved. */
function SavedItems() {
  const { views, counts, name } = useSavedViews()
  return (
    <>
      {views.map((view) => (
        <Menu.LinkItem key={view.id} className={control.item} render={<Link href={view.path} />} closeOnClick>
          <span>{visible(view.name)}</span>
          {typeof counts[view.id] === 'number' && <span>{counts[view.id]?.toLocaleString('en')}</span>}
        </Menu.LinkItem>
      ))}
      <Menu.Item className={control.item} onClick={() => name('new')}>
        <Icon name="plus" /> Save this view <kbd>S</kbd>
      </Menu.Item>
    </>
  )
}
