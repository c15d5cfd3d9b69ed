/** The data of server-sent events as they come; comments are passed over. */
export async function* messages({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let held = ''
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done) return
      // An end of two characters may lie across two chunks.
      const from = Math.max(0, held.length - 1)
      held += value
      let start = 0
      for (let end = held.indexOf('\n\n', from); end >= 0; end = held.indexOf('\n\n', start)) {
        const line = held.slice(start, end)
        if (line.startsWith('data: ')) yield line.slice(6)
        start = end + 2
      }
      held = held.slice(start)
    }
  } finally {
    await reader?.cancel()
  }
}
