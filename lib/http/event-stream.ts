// Proxies and browsers give up a silent connection after a minute or less.
const heartbeatMs = 15_000

/**
 * Server-sent events from values, one message each, with a heartbeat in between. Ends with the values; when the caller has gone or
 * drops the body, `values` are told by their signal.
 */
export function eventStream(values: (signal: AbortSignal) => AsyncIterable<unknown>, caller: AbortSignal): Response {
  const encoder = new TextEncoder()
  const dropped = new AbortController()
  const signal = AbortSignal.any([caller, dropped.signal])
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text))
      }
      const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs)
      try {
        for await (const value of values(signal)) send(`data: ${JSON.stringify(value)}\n\n`)
      } finally {
        clearInterval(heartbeat)
        if (!signal.aborted) controller.close()
      }
    },
    cancel: () => dropped.abort(),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' } })
}
