'use client'
import { useRef } from 'react'
import { Button } from '../control/button'
import { Icon } from '../icon/icon'
import { upload } from './uploads'
import { chosen } from './walk-drop'

/** `Choose files` and `Folder…`; what is chosen is uploaded at once. */
export function Choose({ primary = false }: { readonly primary?: boolean }) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = (input: HTMLInputElement) => {
    if (input.files) upload(chosen(input.files))
    input.value = ''
  }
  return (
    <>
      <input ref={files} type="file" multiple hidden onChange={(event) => take(event.currentTarget)} aria-label="Log files" />
      <input
        ref={(input) => {
          // React has no property for it.
          if (input) input.webkitdirectory = true
          folder.current = input
        }}
        type="file"
        hidden
        onChange={(event) => take(event.currentTarget)}
        aria-label="Folder of logs"
      />
      <Button look={primary ? 'primary' : 'line'} onClick={() => files.current?.click()}>
        <Icon name="load" /> Choose files
      </Button>
      <Button onClick={() => folder.current?.click()}>Folder…</Button>
    </>
  )
}
