import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Db } from '#kernel/db'
import { importFile, type ImportOrder } from './import-file.service.ts'

/** What the tests of this module share: files, and Keepa products that are valid and small. */
export const TENANT = '00000000-0000-4000-8000-000000000001'
export const OTHER = '00000000-0000-4000-8000-000000000002'

/** 2024-09-14T15:04:00Z in Keepa's minutes. */
const MINUTE = 7_208_104
/** The time some minutes after the first of the products here. */
export const at = (minutes: number) => new Date((MINUTE + minutes + 21_564_000) * 60_000)

export async function temporaryFolder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'tradewind-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

export async function fileOf(content: unknown): Promise<string> {
  const path = join(await temporaryFolder(), 'import.json')
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

type Points = [minutes: number, value: number][]

/** A Keepa product with these series by number, looked at until `looked` minutes after the first. */
export function buildProduct(series: Record<number, Points>, { asin = 'B0D8W1YVBX', looked = 100_000, ...more }: { asin?: string; looked?: number; [key: string]: unknown } = {}) {
  const flat = (index: number) => series[index]?.flatMap(([minute, value]) => (index === 18 ? [MINUTE + minute, value, 0] : [MINUTE + minute, value])) ?? null
  return { asin, domainId: 1, lastUpdate: MINUTE + looked, csv: Array.from({ length: 36 }, (_, index) => flat(index)), ...more }
}

export const importContent = async (db: Db, content: unknown, order: Partial<ImportOrder> = {}) => importFile(db, { tenantId: TENANT, path: await fileOf(content), ...order })
