'use client'
import { useEffect, useRef, useState } from 'react'
import styles from './load.module.css'
import { upload } from './uploads'
import { dropped } from './walk-drop'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Takes files and folders that are dropped anywhere on the page. */
export function DropTarget() {
  const [over, setOver] = useState(false)
  // Entering a child fires before leaving its parent, so the two are counted.
  const depth = useRef(0)
  useEffect(() => {
    const abort = new AbortController()
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      document.addEventListener(type, (event) => holdsFiles(event) && act(event), { signal: abort.signal })
    const rest = () => {
      depth.current = 0
      setOver(false)
    }
    on('dragenter', () => {
      depth.current += 1
      setOver(true)
    })
    on('dragover', (event) => event.preventDefault())
    on('dragleave', () => {
      depth.current -= 1
      if (depth.current <= 0) rest()
    })
    on('drop', (event) => {
      event.preventDefault()
      rest()
      if (event.dataTransfer) void dropped(event.dataTransfer.items).then(upload)
    })
    return () => abort.abort()
  }, [])
  return over ? (
    <div className={styles.overlay}>
      <p>Drop to load. Folders keep their names; nothing leaves this machine.</p>
    </div>
  ) : null
}
