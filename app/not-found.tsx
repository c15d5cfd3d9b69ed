import Link from 'next/link'
import styles from '@/components/query/trouble.module.css'

export default function NotFound() {
  return (
    <div className={styles.note}>
      <h1>There is no such page.</h1>
      <p className={styles.rest}>
        The link may be misspelt or name a view that this version does not have. The views are at the left; <Link href="/">Start</Link>{' '}
        shows what is loaded.
      </p>
    </div>
  )
}
