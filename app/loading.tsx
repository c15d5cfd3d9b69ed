/** Short waits show nothing; what takes longer says so in its own pane. */
export default function Loading() {
  return <p className="unseen">Opening the page</p>
}
