import { gzipSync } from 'node:zlib'

/** Compressed sizes of what a route's first page load names, in bytes. */
export interface RouteBytes {
  readonly html: number
  readonly js: number
  readonly css: number
}

const files = new Map<string, number>()

/** Weighs a route: its page, and every script and style sheet that the page names. */
export async function routeBytes(address: string, path: string, cookie: string): Promise<RouteBytes> {
  const html = await (await fetch(`${address}${path}`, { headers: { cookie } })).text()
  const named = (pattern: RegExp): string[] => [...new Set([...html.matchAll(pattern)].map((match) => match[1] ?? ''))]
  const sum = async (urls: readonly string[]): Promise<number> =>
    (await Promise.all(urls.map((url) => fileBytes(address, url)))).reduce((total, bytes) => total + bytes, 0)
  return {
    html: gzipSync(html).byteLength,
    js: await sum(named(/<script[^>]+src="([^"]+\.js[^"]*)"(?![^>]*nomodule)/gi)),
    css: await sum(named(/<link[^>]+href="([^"]+\.css[^"]*)"/g)),
  }
}

async function fileBytes(address: string, url: string): Promise<number> {
  const known = files.get(url)
  if (known !== undefined) return known
  const body = Buffer.from(await (await fetch(new URL(url.replaceAll('&amp;', '&'), address))).arrayBuffer())
  const bytes = gzipSync(body).byteLength
  files.set(url, bytes)
  return bytes
}
