import type { Description, ParamSchema } from './description'
import { defaultText, type HuntParams } from './use-hunt-params'

export type Preset = Description['presets'][number]

/** The parameters by which a stack is chosen. */
export function picks({ params }: Pick<Description, 'params'>): readonly (readonly [string, ParamSchema])[] {
  return Object.entries(params).filter(([, param]) => param.picks !== undefined)
}

/** The ready-made question that the parameters ask, if any; what it does not choose may differ. */
export function presetOf(hunt: Pick<Description, 'params' | 'presets'>, params: HuntParams): Preset | null {
  const picked = picks(hunt)
  const named = new Set(hunt.presets.flatMap((preset) => Object.keys(preset.params)))
  const chosen = picked.length > 0 ? picked : Object.entries(hunt.params).filter(([name]) => named.has(name))
  const text = (given: string | null | undefined, param: ParamSchema) => given ?? defaultText(param)
  return (
    hunt.presets.find((preset) => chosen.every(([name, param]) => text(preset.params[name], param) === text(params[name], param))) ?? null
  )
}

/** The scope's pills when one ready-made question takes the place of another: its own pills come, those of the one before go. */
export function pillsOf(filter: readonly string[], before: Preset | null, next: Preset | null): readonly string[] {
  return [...new Set([...filter.filter((pill) => !before?.filter?.includes(pill)), ...(next?.filter ?? [])])]
}

/** The ready-made questions whose log is here; none for hunts that let nobody choose one. */
export function presetsOver({ presets }: Pick<Description, 'presets'>, logs: Readonly<Record<string, number>>): readonly Preset[] {
  return presets.filter(({ params, needs }) => params.log !== undefined && params.log in logs && needs === undefined)
}
