import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

// the build's name is on the disk only once the build is done
export const dynamic = 'force-dynamic'

let served: Promise<string> | undefined

/**
 * The service worker. Its text changes with each build, so that a browser which looks for a new one finds it; nobody may
 * keep it longer than that look.
 */
export async function GET(): Promise<Response> {
  served ??= workerText()
  return new Response(await served, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}

async function workerText(): Promise<string> {
  const root = /* turbopackIgnore: true */ process.cwd()
  const [build, worker] = await Promise.all([
    readFile(join(root, process.env['RECEPTIVE_DIST'] ?? '.next', 'BUILD_ID'), 'utf8'),
    readFile(join(root, 'app', 'sw.js', 'worker.js'), 'utf8'),
  ])
  return `const BUILD = ${JSON.stringify(build.trim())}\n${worker}`
}
