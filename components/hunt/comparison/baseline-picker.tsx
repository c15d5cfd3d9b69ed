'use client'

import { Menu } from '@base-ui/react/menu'
import Link from 'next/link'
import { useBaselines } from '../../baselines/baselines-data'
import { comparisonHref, goesOn } from '../../baselines/comparing'
import { buttonClass } from '../../control/button'
import { Choices } from '../../control/choices'
import control from '../../control/control.module.css'
import { landmark } from '../../control/landmark'
import { useFrameData } from '../../frame/frame-data'
import { Icon } from '../../icon/icon'
import { address } from '../../url-state/address'
import { useScope } from '../../url-state/scope'
import { span } from '../../value/time'
import { visible } from '../../value/visible'
import type { Compared } from './use-comparison'

interface Props extends Pick<Compared, 'baseline'> {
  /** Compares the present window with another baseline. */
  readonly onPick: (id: string) => void
}

/** The baseline of a comparison, and the choice of another one. */
export function BaselinePicker({ baseline, onPick }: Props) {
  const { baselines } = useBaselines()
  const { dataset } = useFrameData()
  const [scope] = useScope()
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass('line')}>
        Baseline: {baseline ? visible(baseline.name) : 'none'} <Icon name="down" />
      </Menu.Trigger>
      <Menu.Portal container={landmark('main')}>
        <Menu.Positioner className={control.positioner} align="end" sideOffset={4}>
          <Menu.Popup className={`${control.pop} ${control.menu}`}>
            <Choices
              value={baseline?.id ?? ''}
              onPick={onPick}
              choices={baselines.map(({ id, name, from, to }) => ({
                value: id,
                label: <span>{visible(name)}</span>,
                beside: span(from, to),
              }))}
            />
            <Menu.Separator className={control.separator} />
            {baseline && goesOn(baseline, dataset) && (
              <Menu.LinkItem className={control.item} closeOnClick render={<Link href={comparisonHref(baseline)} />}>
                <Icon name="only" /> What came after it
              </Menu.LinkItem>
            )}
            <Menu.LinkItem className={control.item} closeOnClick render={<Link href={address('/baselines', scope)} />}>
              <Icon name="records" /> All baselines
            </Menu.LinkItem>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
