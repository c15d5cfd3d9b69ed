import { describe, expect, it } from 'vitest'
import { asWritten, cut, pieces, visible } from '../../components/value/visible'

describe('text from the wire', () => {
  it('names controls, bidi overrides and zero-width characters', () => {
    expect(visible('user\u202egnp.exe')).toBe('user⟨U+202E⟩gnp.exe')
    expect(visible('a\u0000b\u001b[31m\u200b\u{e0041}')).toBe('a⟨U+0000⟩b⟨U+001B⟩[31m⟨U+200B⟩⟨U+E0041⟩')
  })

  it('leaves letters of every script alone, markup too', () => {
    expect(pieces('<b>مرحبا</b> Größe 例え')).toEqual([{ text: '<b>مرحبا</b> Größe 例え', hidden: false }])
    expect(pieces('')).toEqual([])
  })

  it('keeps the order of what is seen and what is not', () => {
    expect(pieces('\t1\r\n')).toEqual([
      { text: 'U+0009', hidden: true },
      { text: '1', hidden: false },
      { text: 'U+000D', hidden: true },
      { text: 'U+000A', hidden: true },
    ])
  })

  it('is written as it was in the traffic, its backslashes single', () => {
    expect(asWritten(String.raw`O=Facebook\\, Inc.`)).toBe(String.raw`O=Facebook\, Inc.`)
    expect(asWritten(String.raw`\\\\host\xff`)).toBe(String.raw`\\host\xff`)
  })

  it('cuts long text and counts the rest, without halving a character', () => {
    expect(cut('abc', 3)).toEqual({ text: 'abc', more: 0 })
    expect(cut('abcd', 3)).toEqual({ text: 'abc', more: 1 })
    expect(cut('ab\u{1f600}c', 3)).toEqual({ text: 'ab', more: 3 })
  })
})
