import { m } from '../../paraglide/messages.js'
import { SecretOnce } from '../../ui/SecretOnce.tsx'

export function KeySecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  return <SecretOnce secret={secret} words={m.keys_made_words()} copyLabel={m.keys_copy()} onClose={onClose} />
}
