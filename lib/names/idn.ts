import { domainToASCII, domainToUnicode } from 'node:url'

/** The same name as DNS carries it (A-labels) where it has letters beyond ASCII, or as people write it where it has A-labels; null where there is no other. */
export function otherSpelling(name: string): string | null {
  const international = /[^\p{ASCII}]/u.test(name)
  const other = international ? domainToASCII(name) : /(?:^|\.)xn--/i.test(name) ? domainToUnicode(name) : ''
  return other === '' || other === name ? null : other
}
