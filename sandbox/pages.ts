import { escapeHtml } from './http.ts'

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#dfe3e8,#2c333d);--quiet:light-dark(#5b6673,#98a3b0);--accent:light-dark(#0b6e99,#62b6d9)}
body{font:15px/1.5 system-ui,sans-serif;max-width:54rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{font-size:1.3rem;margin:.2rem 0}nav a,p.intro{color:var(--quiet);font-size:.9rem}nav a{margin-right:1rem}
a{color:var(--accent)}ul{list-style:none;padding:0}li a{display:grid;grid-template-columns:1fr auto auto;gap:1rem;padding:.7rem .5rem;border-top:1px solid var(--line);text-decoration:none;color:inherit}li a:hover{background:light-dark(#f4f6f8,#1c222a)}
li span,li time,dt,.none{color:var(--quiet);font-size:.9rem}dl{display:grid;grid-template-columns:4rem 1fr;gap:.1rem}dd{margin:0}iframe{width:100%;height:34rem;border:1px solid var(--line);border-radius:8px;background:#fff}pre{white-space:pre-wrap;overflow-wrap:anywhere;border-top:1px solid var(--line);padding-top:.7rem}
@media(max-width:500px){li a{grid-template-columns:1fr auto}li span{grid-row:2}}`

/** A plain page of the sandbox. @param refreshS loads itself again after so many seconds */
export function page({ title, intro, body, refreshS }: { title: string; intro?: string; body: string; refreshS?: number }): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)} · Sandbox</title>${refreshS === undefined ? '' : `<meta http-equiv="refresh" content="${refreshS}">`}<style>${STYLE}</style></head>
<body><nav><a href="/mail">Mail</a><a href="/hooks">Webhooks</a><a href="/channels">Channels</a></nav><h1>${escapeHtml(title)}</h1>${intro === undefined ? '' : `<p class="intro">${escapeHtml(intro)}</p>`}${body}</body></html>`
}
