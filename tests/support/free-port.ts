import { createServer } from 'node:net'

/** Below the ports that connections which go out are given: what is free here stays so until the app listens. */
const [FIRST, COUNT] = [20_000, 12_000] as const

/** A port that nobody listens on, on loopback. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
