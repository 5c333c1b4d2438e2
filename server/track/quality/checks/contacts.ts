const PATTERNS = [
  /https?:\/\/[^\s"'<>()]{1,60}/giu,
  /(?<![\p{L}\p{N}])www\.[^\s"'<>()]{1,60}/giu,
  /(?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}\.[a-z]{2,12}/giu,
  /(?<![A-Z0-9])B0[0-9A-Z]{8}(?![A-Z0-9])/gu,
  /(?<!\p{L})(?:tel|phone|call us|whatsapp|wechat|微信|电话|電話)[^\d\n]{0,12}\d[\d -]{4,18}/giu,
]

/** Web and mail addresses, telephone numbers and ASINs in a text. */
export const findContacts = (text: string): string[] => PATTERNS.flatMap((pattern) => Array.from(text.slice(0, 10_000).matchAll(pattern), ([match]) => match.trim()))
