const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'], [/\bOPR\//, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'], [/\bVersion\/[\d.]+ .*Safari\//, 'Safari'], [/^curl\//, 'curl'], [/^python-/i, 'Python'], [/^(node|undici)\b/i, 'Node.js'],
]
const SYSTEMS: [RegExp, string][] = [[/\biPad\b/, 'iPadOS'], [/\biPhone\b/, 'iOS'], [/\bAndroid\b/, 'Android'], [/\bWindows\b/, 'Windows'], [/\bCrOS\b/, 'ChromeOS'], [/\bMac OS X\b/, 'macOS'], [/\bLinux\b/, 'Linux']]

const nameIn = (list: [RegExp, string][], text: string) => list.find(([pattern]) => pattern.test(text))?.[1] ?? null

/** What a user agent says of itself, in words a person knows; null where it says nothing that we understand. */
export const describeDevice = (userAgent: string | null): { browser: string | null; system: string | null } =>
  userAgent === null ? { browser: null, system: null } : { browser: nameIn(BROWSERS, userAgent), system: nameIn(SYSTEMS, userAgent) }
