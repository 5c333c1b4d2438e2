/** Asks the person to prove who they are. False when they would rather not. */
type Asker = () => Promise<boolean>

let asker: Asker | undefined
let asking: Promise<boolean> | undefined

/** Who shows the question. @returns a function that takes it back */
export function onProofAsked(ask: Asker): () => void {
  asker = ask
  return () => {
    if (asker === ask) asker = undefined
  }
}

/** Several calls that are refused at once ask once. */
export function askProof(): Promise<boolean> {
  asking ??= (asker?.() ?? Promise.resolve(false)).finally(() => (asking = undefined))
  return asking
}

const hearers = new Set<() => void>()

/** The team asks for a second factor, and the person has none. */
export const onEnrolmentAsked = (hear: () => void): (() => void) => {
  hearers.add(hear)
  return () => void hearers.delete(hear)
}
export const askEnrolment = (): void => hearers.forEach((hear) => hear())
