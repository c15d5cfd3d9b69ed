'use client'
import Link from 'next/link'
import { buttonClass } from '../control/button'
import { useFrameData } from '../frame/frame-data'
import { Into } from '../frame/slots'
import { Icon } from '../icon/icon'
import { DropTarget } from '../load/drop-target'
import { useLoadEnd } from '../load/jobs'
import { LoadBar } from '../load/load-bar'
import { LoadPanel } from '../load/load-panel'
import { Title } from '../page/title'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { counted, whole } from '../value/number'
import { answeredIn, duration } from '../value/time'
import type { Overview } from './answer'
import { HuntTable } from './hunt-table'
import { GapHatch } from './log-strip'
import { LogTable } from './log-table'
import { Notes } from './notes'
import { NothingYet } from './nothing-yet'
import styles from './start.module.css'

/** Which data are here and how healthy, and each hunt with its count. */
export function Start() {
  const asked = useJson<Overview>('/api/overview')
  const { counts } = useFrameData()
  const { again } = asked
  useLoadEnd(again)

  const overview = asked.data
  const rows = overview?.data?.logs.reduce((sum, log) => sum + log.rows, 0) ?? 0
  const inScope = counts.data && Object.values(counts.data.logs).reduce((sum, n) => sum + n, 0)
  const empty = overview?.data?.logs.length === 0
  return (
    <div className={styles.start}>
      <div className={styles.left}>
        <Title
          title="What we have to look through"
          remark={overview && (empty ? 'Nothing is loaded, so nothing can be counted yet.' : words(overview, rows))}
        >
          {!empty && (
            <Link className={buttonClass()} href="/files">
              <Icon name="load" /> Load logs
            </Link>
          )}
        </Title>
        {empty && <LoadBar />}
        <LoadPanel />
        {asked.error && <Trouble what="The data were not looked over" failure={asked.error} again={again} />}
        <Waiting asked={asked} doing="Looking over the data" />
        {overview && empty && <NothingYet hunts={overview.hunts} missing={overview.missing} />}
        {overview?.errors.data && (
          <Trouble what="The logs were not looked over" failure={{ status: 'failed', message: overview.errors.data }} again={again} />
        )}
        {overview?.data && !empty && <LogTable data={overview.data} missing={overview.missing} hunts={overview.hunts.length} />}
        {overview && !empty && <Notes data={overview.data} notes={overview.notes} />}
      </div>
      {overview && !empty && (
        <section className={styles.right} aria-label="Hunts">
          <header className={styles.head}>
            <h2>Hunts</h2>
            <p>Rows over all data with the usual parameters, and how their scores are spread.</p>
          </header>
          <HuntTable hunts={overview.hunts} missing={overview.missing} errors={overview.errors} />
        </section>
      )}
      {overview && !empty && (
        <>
          <Into slot="shown">
            <b>
              {inScope === null ? '' : `${whole(inScope)} of `}
              {counted(rows, 'record')}
            </b>
          </Into>
          <Into slot="remark">the scope does not change this page</Into>
          <Into slot="status">
            <span>{counted(overview.data?.logs.length ?? 0, 'log')}</span>
            <span>{counted(rows, 'record')} read</span>
            {asked.took !== null && <span>{answeredIn(asked.took)}</span>}
          </Into>
        </>
      )}
      <GapHatch />
      <DropTarget />
    </div>
  )
}

/** `718,530 records in 14 logs from 346 files, over 13 d 21 h. 1,245 lines were rejected.` */
function words({ data, files }: Overview, rows: number): string {
  const time = data?.span ? `, over ${duration((Date.parse(data.span.to) - Date.parse(data.span.from)) / 1000)}` : ''
  const from = files ? ` from ${counted(files.total, 'file')}` : ''
  const rejected = files && files.rejected > 0 ? `${counted(files.rejected, 'line was', 'lines were')} rejected.` : 'No line was rejected.'
  return `${counted(rows, 'record')} in ${counted(data?.logs.length ?? 0, 'log')}${from}${time}. ${rejected}`
}
