import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a line does with one answer of the server. */
export interface Treatment {
  /** the answer does not arrive, though the server has done what was asked */
  readonly lose?: boolean
  readonly delayMs?: number
  readonly rewrite?: (text: string) => string
}

/** A line between the browser and the app that can be made to fail: what is lost on it was done on the other side. */
export class Line {
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  /** @param treat - asked for each answer, with the method and the path of the request, once the server has given it */
  static async to(upstream: string, treat: (method: string, path: string) => Treatment): Promise<Line> {
    const { hostname, port } = new URL(upstream)
    const server = createServer((incoming, outgoing) => {
      const { method = 'GET', url: path = '/', headers } = incoming
      // a rewritten answer is read as it stands
      const asked = request({ hostname, port, path, method, headers: { ...headers, 'accept-encoding': 'identity' } })
      asked.on('response', (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const { lose = false, delayMs = 0, rewrite } = treat(method, path)
          if (lose) return incoming.socket.destroy()
          const body = Buffer.concat(chunks)
          const { 'content-length': _length, 'transfer-encoding': _coding, ...rest } = answer.headers
          setTimeout(() => {
            outgoing.writeHead(answer.statusCode ?? 502, rest)
            outgoing.end(rewrite === undefined ? body : rewrite(body.toString('utf8')))
          }, delayMs)
        })
      })
      asked.on('error', () => incoming.socket.destroy())
      incoming.pipe(asked)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new Line(server)
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
