import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export interface Member {
  person_id: string
  email: string
  username: string
  role: 'viewer' | 'member' | 'admin' | 'owner'
  language: 'en' | 'zh-TW' | 'zh-CN' | null
  time_zone: string
}

export async function listMembers(trx: Db): Promise<Member[]> {
  const { rows } = await sql<Member>`select p.id as person_id, p.email, p.username, m.role, p.language, p.time_zone
    from accounts.membership m join accounts.person p on p.id = m.person_id order by p.id`.execute(trx)
  return rows
}
