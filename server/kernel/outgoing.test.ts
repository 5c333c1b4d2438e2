import type { LookupAddress } from 'node:dns'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { checkOutgoingUrl, isPublicAddress, request } from './outgoing.ts'

const limits = { timeoutMs: 2_000, maxBytes: 1_000, allow: [] }

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

test.each([
  'https://example.com/hook', 'https://example.com:8443/hook', 'https://EXAMPLE.com./x', 'https://93.184.216.34/', 'https://[2606:2800:220:1::1]/', 'https://bücher.example/', 'https://xn--bcher-kva.example/',
])('%s may be called', (url) => expect(checkOutgoingUrl(url, []).protocol).toBe('https:'))

test.each([
  'http://example.com/', 'ftp://example.com/', 'file:///etc/passwd', 'gopher://example.com/', 'javascript:alert(1)', 'example.com', '', 'https://', 'https://user@example.com/', 'https://user:word@example.com/',
  'https://example.com@127.0.0.1/', 'https://example.com:22/', 'https://example.com:6379/', 'https://localhost/', 'https://LOCALHOST/', 'https://localhost./', 'https://x.localhost/', 'https://printer.local/',
  'https://metadata.google.internal/', 'https://metadata/', 'https://127.0.0.1/', 'https://127.0.0.1./', 'https://127.1/', 'https://2130706433/', 'https://0177.0.0.1/', 'https://0x7f.0.0.1/', 'https://0x7f000001/', 'https://0/',
  'https://0.0.0.0/', 'https://10.1.2.3/', 'https://172.16.0.1/', 'https://172.31.255.255/', 'https://192.168.0.1/', 'https://100.64.0.1/', 'https://100.127.255.255/', 'https://169.254.169.254/latest/meta-data/',
  'https://168.63.129.16/', 'https://224.0.0.1/', 'https://255.255.255.255/', 'https://198.18.0.1/', 'https://①②⑦.⓪.⓪.①/', 'https://１２７.0.0.1/', 'https://[::1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/',
  'https://[fe80::1]/', 'https://[fc00::1]/', 'https://[fd00:ec2::254]/', 'https://[ff02::1]/', 'https://[64:ff9b::7f00:1]/', 'https://[2002:7f00:1::]/', 'https://[2001:0:7f00:1::]/', 'https://[2001:db8::1]/', 'https://[::127.0.0.1]/', 'https://[fec0::1]/',
])('%s may not be called', (url) => {
  expect(() => checkOutgoingUrl(url, [])).toThrow(expect.objectContaining({ code: 'URL_NOT_ALLOWED', field: 'url', status: 422 }))
})

test.each(['8.8.8.8', '100.63.255.255', '100.128.0.0', '172.32.0.1', '2001:4860:4860::8888', '2a00:1450::1'])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))
test.each(['', 'example.com', 'fe80::1%eth0', '::ffff:8.8.8.8', '100.64.0.1'])('“%s” is not', (address) => expect(isPublicAddress(address)).toBe(false))

describe('a host of our own network', () => {
  test('is reached when the operator allows it, and only at that port', async () => {
    const port = await listen((_, answer) => answer.end('hello'))
    expect(await request(`http://127.0.0.1:${port}/`, { ...limits, allow: [`127.0.0.1:${port}`] })).toMatchObject({ status: 200, body: 'hello' })
    await expect(request(`http://127.0.0.1:${port}/`, { ...limits, allow: [`127.0.0.1:${port + 1}`] })).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' })
    expect(checkOutgoingUrl('http://hooks.lan:9000/x', ['hooks.lan']).port).toBe('9000')
  })
})

test.each<{ name: string; answers: LookupAddress[] }>([
  { name: 'a private address', answers: [{ address: '10.0.0.1', family: 4 }] },
  { name: 'one private address among public ones', answers: [{ address: '93.184.216.34', family: 4 }, { address: '127.0.0.1', family: 4 }] },
  { name: 'a mapped address', answers: [{ address: '::ffff:127.0.0.1', family: 6 }] },
  { name: 'the metadata service', answers: [{ address: '169.254.169.254', family: 4 }] },
  { name: 'nothing', answers: [] },
])('a public name that leads to $name is not called', async ({ answers }) => {
  await expect(request('https://rebind.example/', { ...limits, resolve: async () => answers })).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' })
})

test('a name is asked once a call, so a second answer gains nothing', async () => {
  let asked = 0
  const resolve = async () => [{ address: asked++ === 0 ? '10.0.0.1' : '127.0.0.1', family: 4 }]
  await expect(request('https://rebind.example/', { ...limits, resolve })).rejects.toMatchObject({ code: 'URL_NOT_ALLOWED' })
  expect(asked).toBe(1)
})

test('a redirect is an answer and is not followed', async () => {
  const port = await listen((_, answer) => answer.writeHead(302, { location: 'http://169.254.169.254/' }).end())
  expect(await request(`http://127.0.0.1:${port}/`, { ...limits, allow: ['127.0.0.1'] })).toMatchObject({ status: 302 })
})

test('of a long answer no more is read than asked for', async () => {
  const port = await listen((_, answer) => {
    const more = () => answer.write('x'.repeat(10_000), more)
    more()
  })
  const { body } = await request(`http://127.0.0.1:${port}/`, { ...limits, allow: ['127.0.0.1'] })
  expect(body).toHaveLength(1_000)
})

test.each<{ name: string; answer: RequestListener }>([
  { name: 'says nothing', answer: () => {} },
  { name: 'stops in the middle', answer: (_, answer) => void answer.writeHead(200).write('x') },
])('a server that $name is given up in time', async ({ answer }) => {
  const port = await listen(answer)
  await expect(request(`http://127.0.0.1:${port}/`, { ...limits, timeoutMs: 100, allow: ['127.0.0.1'] })).rejects.toThrow('no answer within 0.1 s')
})

test('method, headers and body arrive', async () => {
  const port = await listen((req, answer) => void req.pipe(answer.writeHead(200, { seen: `${req.method} ${String(req.headers['x-a'])}` })))
  const answer = await request(`http://127.0.0.1:${port}/`, { ...limits, method: 'POST', headers: { 'x-a': '1' }, body: '{"ü":1}', allow: ['127.0.0.1'] })
  expect(answer).toMatchObject({ body: '{"ü":1}', headers: { seen: 'POST 1' } })
})
