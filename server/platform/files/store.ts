/** Where bytes lie. Keys are `<tenant>/<file>`, both UUIDs. Every call may be repeated. */
export interface Store {
  put: (key: string, body: Uint8Array, type: string) => Promise<void>
  /** Undefined when there is nothing below the key. */
  get: (key: string) => Promise<ReadableStream<Uint8Array> | undefined>
  /** Removing what is not there is no failure. */
  remove: (key: string) => Promise<void>
}
