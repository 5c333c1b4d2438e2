// A relay as a process of its own, for the crash drill to kill.
import { sql } from 'kysely'
import { connect } from '#kernel/db'
import { onEvent } from '#kernel/events'
import { createLog } from '#kernel/telemetry'
import { startRelay } from '../kernel/events/relay.ts'
import { startSignal } from '../kernel/events/signal.ts'
import { counted } from './crash.event.ts'

const url = process.argv[2] ?? ''
const log = createLog('silent')
const consumer = onEvent('drill.count', counted, ({ db, event }, { seq }) => sql`insert into public.effect (key, seq) values (${event.key}, ${seq})`.execute(db))
startSignal(url, log)
startRelay(connect(url, { role: 'system', max: 3 }), { consumers: [consumer], log })
