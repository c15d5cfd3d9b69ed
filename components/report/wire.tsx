import { defangedProse } from '@/lib/defang'
import { cut, visible } from '../value/visible'

interface Props {
  readonly text: string
  /** Characters of which more are not printed, only counted. */
  readonly most?: number
}

/** Text from logs or people, on paper: indicators defanged, characters without a shape named. */
export function Wire({ text, most = 600 }: Props) {
  const { text: shown, more } = cut(text, most)
  return (
    <>
      {visible(defangedProse(shown))}
      {more > 0 && ` … and ${more.toLocaleString('en')} more characters`}
    </>
  )
}

/** A filter as its pill says it: `id_resp_h:198.51.100[.]42`. */
export function Pill({ text }: { readonly text: string }) {
  const at = text.indexOf(':') + 1
  return (
    <code className="pill">
      {visible(text.slice(0, at))}
      <Wire text={text.slice(at)} most={200} />
    </code>
  )
}
