import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Language } from '../analysis.schema.ts'

export interface PrintRow {
  file_id: string
  created_at: Date
}

export async function find(trx: Db, reportId: string, language: Language): Promise<PrintRow | undefined> {
  const { rows } = await sql<PrintRow>`select file_id, created_at from analysis.print where report_id = ${reportId} and language = ${language}`.execute(trx)
  return rows[0]
}

/** The first one stays. @returns the file that counts */
export async function keep(trx: Db, { tenant_id, report_id, language, file_id }: { tenant_id: string; report_id: string; language: Language; file_id: string }): Promise<string> {
  await sql`insert into analysis.print (tenant_id, report_id, language, file_id) values (${tenant_id}, ${report_id}, ${language}, ${file_id}) on conflict do nothing`.execute(trx)
  return (await find(trx, report_id, language))?.file_id ?? file_id
}
