import { type ChildProcess, spawn } from 'node:child_process'
import { delimiter, resolve } from 'node:path'

// The longest stage takes a third of this on two idle cores and half on busy ones: whatever runs longer hangs, and the rest should still be told.
const LIMIT_MS = 60 * 60_000

/** Runs a command of this project with its output passed through; answers the exit code, 1 where it was killed or could not start. */
export function run([command, ...args]: readonly [string, ...string[]], env: Readonly<Record<string, string>>): Promise<number> {
  const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter)
  // A group of its own, so that browsers and servers go with the stage that started them.
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env, PATH: path },
    detached: true,
  })
  const limit = setTimeout(() => {
    console.error(`Stopped after ${LIMIT_MS / 60_000} minutes.`)
    kill(child)
  }, LIMIT_MS)
  const interrupted = () => {
    kill(child)
    process.exit(130)
  }
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  return new Promise((done) => {
    const end = (code: number) => {
      clearTimeout(limit)
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
      done(code)
    }
    child.on('error', (error) => {
      console.error(error.message)
      end(1)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

function kill(child: ChildProcess) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
