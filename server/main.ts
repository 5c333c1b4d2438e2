#!/usr/bin/env node
import { loadConfig } from '#kernel/config'
import { AppError, StartError } from '#kernel/errors'
import { COMMANDS, usage } from './commands.ts'

const [name = 'help', ...argv] = process.argv.slice(2)

/** Everything the server says to a person goes through here; expected failures are one line and exit code 1. */
async function main(): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${usage()}\n`)
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) throw new StartError(`there is no command "${name}"\n${usage()}`)
  return command.run(argv, loadConfig(process.env))
}

process.on('unhandledRejection', (error) => {
  process.stderr.write(`tradewind: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(70)
})

try {
  process.exitCode = await main()
} catch (error) {
  const expected = error instanceof StartError || error instanceof AppError || isUsage(error)
  process.stderr.write(`tradewind: ${expected ? (error as Error).message : (error as Error).stack}\n`)
  process.exitCode = expected ? 1 : 70
}

/** node:util's parseArgs tells what it does not understand by codes of its own. */
function isUsage(error: unknown): boolean {
  return String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
}
