// The server's entry: a plain node:http server around Next. It is the only door from outside, so it decides what Next may
// believe of a request: who asks (the socket, not a header), for which host, and from which page a write comes.
import next from 'next'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { REQUESTS_PER_MINUTE, requestRate } from './request-rate.mjs'

/** The numbers of lib/limits that act here; a test holds the two equal, for plain Node cannot read the other file. */
export const SERVER_LIMITS = {
  headerBytes: 16 * 1024,
  headersMs: 20_000,
  requestMs: 60_000,
  idleMs: 65_000,
  bodyBytes: 512 * 1024,
  shutdownMs: 10_000,
}

/** Headers by which a visitor could pass for somebody else, or past Next's own checks. */
const UNTRUSTED = /^(x-forwarded-.*|x-real-ip|forwarded|x-middleware-.*)$/

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/**
 * Serves the app until SIGTERM or SIGINT, then finishes what runs (ten seconds at most) and ends the process.
 *
 * @param {{ host: string, port: number, dev?: boolean }} where
 * @returns {Promise<import('node:http').Server>} once it listens and Next is ready
 */
export async function serve({ host, port, dev = false }) {
  const app = next({ dev, dir: fileURLToPath(new URL('..', import.meta.url)), hostname: host, port })
  const handle = app.getRequestHandler()
  const rules = { appOrigin: originOf(process.env.APP_ORIGIN), proxies: Number(process.env.TRUSTED_PROXIES ?? 0) }
  // as in lib/auth: load tests raise all rates alike
  const overRate = requestRate({ perMinute: REQUESTS_PER_MINUTE * Math.max(1, Number(process.env.RATE_FACTOR) || 1) })
  const server = createServer({ maxHeaderSize: SERVER_LIMITS.headerBytes }, (request, response) => {
    const refusal = judge(request, rules)
    if (refusal) return refuse(response, refusal)
    const wait = overRate(request.headers['x-forwarded-for'], request.url.split('?', 1)[0])
    if (wait !== null)
      return refuse(response, { ...TOO_OFTEN, todo: `Try again in ${wait} s.` }, { 'retry-after': wait })
    handle(request, response).catch(() => {
      if (!response.headersSent) refuse(response, { status: 500, code: 'fault', todo: 'Try again.' })
      else response.destroy()
    })
  })
  server.headersTimeout = SERVER_LIMITS.headersMs
  server.requestTimeout = SERVER_LIMITS.requestMs
  server.keepAliveTimeout = SERVER_LIMITS.idleMs
  await app.prepare()
  if (dev) server.on('upgrade', app.getUpgradeHandler())
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void shutDown(server, app))
  return server
}

/**
 * @typedef {object} Refusal
 * @property {number} status
 * @property {string} code
 * @property {string} todo
 * @property {number} [limit]
 * @property {number} [found]
 */

/**
 * Makes a request's headers fit to be believed.
 *
 * @param {{ method?: string, headers: import('node:http').IncomingHttpHeaders, socket: { remoteAddress?: string } }} request
 * @param {{ appOrigin: URL | null, proxies: number }} rules - the address configured for the public, and how many proxies stand before
 * @returns {Refusal | null} null when the request may go on
 */
export function judge(request, { appOrigin, proxies }) {
  const { headers, socket } = request
  const forwarded = headers['x-forwarded-for']
  for (const name of Object.keys(headers)) if (UNTRUSTED.test(name)) delete headers[name]
  headers['x-forwarded-for'] = clientAddress(forwarded, socket.remoteAddress ?? '', proxies)
  headers['x-forwarded-proto'] = appOrigin?.protocol === 'https:' ? 'https' : 'http'

  const host = headers.host ?? ''
  if (host !== appOrigin?.host && !LOOPBACK.test(host)) {
    return { status: 421, code: 'wrong_host', todo: 'Open the app at the address it printed when it started.' }
  }
  if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '')) {
    if (!sameSite(headers, appOrigin)) {
      return { status: 403, code: 'cross_site', todo: 'Send writes from a page of the app itself.' }
    }
    const length = Number(headers['content-length'] ?? 0)
    if (length > SERVER_LIMITS.bodyBytes) {
      return {
        status: 413,
        code: 'body_too_large',
        limit: SERVER_LIMITS.bodyBytes,
        found: length,
        todo: 'Send less at a time.',
      }
    }
  }
  return null
}

/** A write must name the page it comes from, and that page must be ours; a missing name is no leave. */
function sameSite(headers, appOrigin) {
  const origin = headers.origin
  if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin'
  const from = originOf(origin)
  return (
    from !== null && (from.origin === appOrigin?.origin || (LOOPBACK.test(from.host) && from.host === headers.host))
  )
}

/** The socket's address, or the one that the last trusted proxy saw. */
function clientAddress(forwarded, remote, proxies) {
  if (!(proxies > 0) || forwarded === undefined) return remote
  const hops = String(forwarded).split(',')
  return (hops[hops.length - proxies] ?? hops[0]).trim() || remote
}

function originOf(text) {
  try {
    return text ? new URL(text) : null
  } catch {
    return null
  }
}

function refuse(response, { status, ...body }, headers = {}) {
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(JSON.stringify(body))
}

async function shutDown(server, app) {
  const forced = setTimeout(() => process.exit(), SERVER_LIMITS.shutdownMs)
  // a connection that was busy at the beginning falls idle later, and nobody is to send another request on it
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS)
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeIdleConnections()
  })
  clearInterval(idle)
  await app.close().catch(() => undefined)
  // lib/db keeps its connection there; closing it moves the log of changes into the file, which may then be copied
  await globalThis.receptiveDatabase?.client.$disconnect().catch(() => undefined)
  clearTimeout(forced)
  process.exit()
}

const TOO_OFTEN = { status: 429, code: 'slow_down', limit: REQUESTS_PER_MINUTE }

const IDLE_LOOK_MS = 50
