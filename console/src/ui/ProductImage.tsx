import { useState } from 'react'

interface ProductImageProps {
  src: string | null
  name: string
  size: number
}

/** The picture, or a tile with the first letter in a colour that stays the same for a name. */
export function ProductImage({ src, name, size }: ProductImageProps) {
  const [failed, setFailed] = useState<string>()
  const box = { width: size, height: size }
  if (src && failed !== src) {
    return <img className="product-image" src={src} alt="" style={box} loading="lazy" referrerPolicy="no-referrer" onError={() => setFailed(src)} />
  }
  const [initial = ''] = name.trim()
  return (
    <span className={`product-image tile tile-${hueOf(name)}`} style={{ ...box, fontSize: size * 0.42 }} aria-hidden="true">
      {initial.toLocaleUpperCase()}
    </span>
  )
}

const HUES = 6
const hueOf = (name: string) => Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % HUES
