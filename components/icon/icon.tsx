const paths = {
  down: 'm4 6 4 4 4-4',
  right: 'm6 4 4 4-4 4',
  left: 'm10 4-4 4 4 4',
  close: 'm4 4 8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  only: 'M2.5 8h7M7 5l3 3-3 3M13 3v10',
  records: 'M3 4h10M3 8h10M3 12h10',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  search: 'M7 2.500a4.500 4.500 0 1 0 0 9a4.500 4.500 0 0 0 0-9M10.500 10.500 14 14',
  save: 'M8 2v8m-3-3 3 3 3-3M3 13.500h10',
  load: 'M8 11V3M5 6l3-3 3 3M3 13.500h10',
  book: 'M8 4v9M8 4C6.500 3 4.500 2.800 2.500 3v9c2-.2 4 0 5.500 1 1.500-1 3.500-1.200 5.500-1V3c-2-.2-4 0-5.500 1',
  contrast: 'M8 2.500a5.500 5.500 0 1 0 0 11a5.500 5.500 0 0 0 0-11zM8 2.500v11',
  warning: 'M8 2.500 14 13H2zM8 6.500v3M8 11.300v.2',
  check: 'm3 8.500 3.500 3.500L13 4.500',
  columns: 'M2.500 3h11v10h-11zM6.200 3v10M9.800 3v10',
  sliders: 'M3 4.500h6M12 4.500h1M10.500 3v3M3 11.500h1M7 11.500h6M5.500 10v3',
  keys: 'M2 4h12v8H2zM5 10h6M4.500 7h.1M7 7h.1M9.500 7h.1M11.500 7h.1',
  link: 'M6.500 9.500 9.500 6.500M7 4.500 8.500 3a3 3 0 0 1 4.500 4.500L11.500 9M9 11.500 7.500 13A3 3 0 0 1 3 8.500L4.500 7',
  page: 'M2 3h12v8H2zM8 11v2.500M5 13.500h6',
  bars: 'M3 13.500V9M6.500 13.500V3M10 13.500V6M13.500 13.500v-3',
  outside: 'M7 3H3v10h10V9M9.500 2.500h4v4M13.500 2.500 7.500 8.500',
} as const

export type IconName = keyof typeof paths

/** Decoration beside a word; the word carries the meaning. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
      {name === 'contrast' && <path d="M8 2.500a5.500 5.500 0 0 1 0 11z" fill="currentColor" stroke="none" />}
    </svg>
  )
}
