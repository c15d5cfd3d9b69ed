import { z } from 'zod'
import listed from '../../data/reference/user-agents.json'

const { marks, products } = z
  .object({
    products: z.array(z.string()),
    marks: z.array(z.object({ mark: z.string(), why: z.string(), pattern: z.string(), source: z.string() })),
  })
  .parse(listed)

/** What patterns find odd: a word or two for it, the reason in a sentence, a pattern (RE2) over the text as it was sent. */
export const agentMarks = marks

/** Products that browsers name; one that is spelt nearly so is misspelt. */
export const agentProducts = products

export const misspelt = {
  mark: 'misspelt product',
  why: 'A product is spelt nearly, but not quite, like one that browsers name: it was typed by hand.',
} as const

export const nearCommon = {
  mark: 'near a common one',
  why: 'It differs by one or two characters from one that many more hosts send.',
} as const
