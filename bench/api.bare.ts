import fastify from 'fastify'
import pg from 'pg'

/** The other side of the api bench: the least that answers 20 rows from PostgreSQL as JSON. `argv`: database URL, port. */
const [url = '', port = '0'] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 12 })
const app = fastify()

app.get('/products', async () => {
  const { rows } = await pool.query('select * from bench.product order by id limit 20')
  return { data: rows }
})
app.get('/cpu', () => {
  const { user, system } = process.cpuUsage()
  return { seconds: (user + system) / 1e6 }
})
await app.listen({ host: '127.0.0.1', port: Number(port) })
process.once('SIGTERM', () => void app.close().then(() => pool.end()))
