import { bodyOf, escapeHtml, sendHtml, sendJson, type Visit } from './http.ts'
import { page } from './pages.ts'
import { cardNames, type Intent } from './stripe.objects.ts'

interface Desk {
  intentOf: (clientSecret: string) => Intent | undefined
  confirm: (intent: Intent, paymentMethod: string, base: string) => Intent
  authenticate: (id: string, isApproved: boolean) => Intent
}

const isWeb = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

/** What a shopper sees of Stripe: a page that takes a test card, and the bank's question after it. */
export function stripePages({ intentOf, confirm, authenticate }: Desk) {
  return async function pages({ req, res, path, query, method }: Visit): Promise<void> {
    const form = method === 'POST' ? new URLSearchParams((await bodyOf(req)).toString()) : query
    const secret = form.get('client_secret') ?? ''
    const intent = intentOf(secret)
    if (intent === undefined) return sendJson(res, 404, { error: 'unknown payment' })
    const back = form.get('return_url') ?? intent.next_action?.redirect_to_url.return_url ?? ''
    const hidden = `<input type="hidden" name="client_secret" value="${escapeHtml(secret)}"><input type="hidden" name="return_url" value="${escapeHtml(back)}">`
    const leave = () => void (isWeb(back) ? res.writeHead(303, { location: back }).end() : sendHtml(res, page({ title: 'Done', body: `<p>The payment is ${escapeHtml(intent.status)}. This page can be closed.</p>` })))
    if (path.startsWith('/3ds/')) {
      if (method !== 'POST') return sendHtml(res, page({ title: 'Your bank asks', intro: 'Is it you who pays?', body: `<form method="post">${hidden}<button name="answer" value="yes">Yes, pay</button> <button name="answer" value="no">No</button></form>` }))
      if (intent.status === 'requires_action') authenticate(intent.id, form.get('answer') === 'yes')
      return leave()
    }
    if (method === 'POST') {
      try {
        confirm(intent, form.get('card') ?? '', `http://${req.headers.host ?? ''}`)
      } catch {
        return leave() // declined: the shop tells of it
      }
      const next = intent.next_action?.redirect_to_url
      if (next === undefined) return leave()
      next.return_url = back
      return void res.writeHead(303, { location: next.url }).end()
    }
    const cards = cardNames.map((name) => `<option>${name}</option>`).join('')
    sendHtml(res, page({ title: `Pay ${intent.amount} ${intent.currency.toUpperCase()} (smallest unit)`, intro: 'The sandbox plays Stripe: choose a test card.', body: `<form method="post">${hidden}<label>Card <select name="card">${cards}</select></label> <button>Pay</button></form>` }))
  }
}
