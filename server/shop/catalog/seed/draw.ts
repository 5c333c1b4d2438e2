const SIDE = 1_200
/** Pairs that go together: what stands in front, and the wall behind it. */
const COLOURS = [['#1f4e5f', '#d7e8ec'], ['#8a4b2a', '#f3e2d3'], ['#35523a', '#dfeadd'], ['#5b3a6e', '#ece1f2'], ['#7a2e3a', '#f5dfe2'], ['#2d3a6e', '#dfe3f4'], ['#6b5b1e', '#f3eed6'], ['#3c3c3c', '#e8e8e6']] as const

/** A still life of three forms on a wall, as SVG: the same for the same number. */
export function drawProduct(number: number): Buffer {
  const part = (n: number, from: number, to: number) => from + (((Math.imul(number + 1, 2_654_435_761 + n * 40_503) >>> 8) % 1_000) / 1_000) * (to - from)
  const [front, wall] = COLOURS[number % COLOURS.length] ?? COLOURS[0]
  const [width, height] = [part(1, 260, 520), part(2, 380, 720)]
  const x = part(3, 380, 820) - width / 2
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SIDE} ${SIDE}">
    <defs><linearGradient id="w" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="${wall}"/></linearGradient>
    <linearGradient id="f" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="${front}" stop-opacity=".78"/><stop offset=".45" stop-color="${front}"/><stop offset="1" stop-color="#000"/></linearGradient></defs>
    <rect width="${SIDE}" height="${SIDE}" fill="url(#w)"/><rect y="900" width="${SIDE}" height="300" fill="${wall}"/>
    <ellipse cx="${x + width / 2}" cy="950" rx="${width * 0.62}" ry="34" fill="#000" opacity=".16"/>
    <rect x="${x}" y="${950 - height}" width="${width}" height="${height}" rx="${part(4, 20, 180)}" fill="url(#f)"/>
    <circle cx="${x + width + part(5, -40, 90)}" cy="${950 - part(6, 60, 130)}" r="${part(6, 60, 130)}" fill="${front}" opacity=".55"/>
  </svg>`)
}
