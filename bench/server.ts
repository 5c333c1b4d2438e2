import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { z } from 'zod'
import { ROOT } from '../server/kernel/home.ts'

/** The first start of a checkout builds the console. */
const READY_MS = 180_000
const run = promisify(execFile)

/** Starts a process of this Node and runs `work` once `probe` answers. The process ends with the work. */
export async function withServer<T>({ file, args, env, probe }: { file: string; args: string[]; env: NodeJS.ProcessEnv; probe: string }, work: () => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [join(ROOT, file), ...args], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    await untilAnswered(probe, child)
    return await work()
  } finally {
    const ended = hasEnded(child) ? Promise.resolve() : once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
}

/** A process that a signal ended has no exit code. */
const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function untilAnswered(probe: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_MS
  for (;;) {
    const answer = await fetch(probe).catch(() => undefined)
    if (answer?.ok === true) return
    if (hasEnded(child) || Date.now() > until) throw new Error(`${child.spawnargs.slice(1).join(' ')} does not answer`)
    await sleep(50)
  }
}

const Report = z.object({ '2xx': z.number(), non2xx: z.number(), errors: z.number(), latency: z.object({ p50: z.number(), p99: z.number() }), requests: z.object({ average: z.number() }) })

/** `amount` GET requests over 8 connections, sent by a process of their own. @throws Error when one is not answered 2xx */
export async function fire(url: string, { amount, headers = {} }: { amount: number; headers?: Record<string, string> }) {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const { stdout } = await run(process.execPath, [join(ROOT, 'node_modules/autocannon/autocannon.js'), '--json', '-c', '8', '-a', String(amount), ...given, url])
  const report = Report.parse(JSON.parse(stdout))
  if (report['2xx'] < amount || report.errors > 0) throw new Error(`${amount - report['2xx']} of ${amount} requests to ${url} failed`)
  return report
}
