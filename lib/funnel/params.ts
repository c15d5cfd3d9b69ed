import { z } from 'zod'
import { choice, flag, integer, networks } from '../params'

/** What narrows the names; the page's form and the API description come from it. */
export const funnelParams = z.strictObject({
  popular: integer(100_000, {
    min: 0,
    max: 999_999_999,
    label: 'Popular up to rank',
    help: 'Names within the first so many of a popularity list are taken out, but for dynamic DNS, link shorteners and sites through which anybody sends files or messages; 0 takes none out.',
  }),
  networks: networks({
    label: 'Client networks',
    help: 'Only names that a client of these networks asked for stay; as CIDR, with commas. Empty: all clients.',
  }),
})

/** The stages in their order; each works on what the one before has left. */
export const stageNames = ['all', 'not_popular', 'not_categorised', 'asked_for'] as const
export type StageName = (typeof stageNames)[number]

/** Which of the names are listed. */
export const listParams = z.strictObject({
  stage: choice('asked_for', stageNames, { label: 'Stage', help: 'The stage whose names are listed: those that remain after it.' }),
  removed: flag(false, { label: 'Removed', help: 'Lists the names that the stage took out instead.' }),
})
