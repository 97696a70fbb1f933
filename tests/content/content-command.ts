import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** What `npm run content --` starts. */
export function contentCommand(...args: readonly string[]): Promise<Outcome> {
  const start = ['--conditions=react-server', '--import', 'tsx', 'scripts/content.ts', ...args]
  const child = spawn(process.execPath, start, { cwd: ROOT, env: { ...process.env, NODE_ENV: 'test' } })
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (part: Buffer) => out.push(part))
  child.stderr.on('data', (part: Buffer) => err.push(part))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out: `${Buffer.concat(out)}`, err: `${Buffer.concat(err)}` }))
  })
}
