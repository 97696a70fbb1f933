import 'server-only'
import { readFileSync } from 'node:fs'

/**
 * The server's only clock, in milliseconds UTC. Under test on loopback it reads an offset from a file, so that a test can
 * walk through days in the real app.
 */
export function now(): number {
  return Date.now() + testOffset()
}

function testOffset(): number {
  const file = process.env['RECEPTIVE_TEST_CLOCK']
  const loopback = (process.env['HOST'] ?? '127.0.0.1') === '127.0.0.1'
  if (process.env['RECEPTIVE_TEST'] !== '1' || !loopback || !file) return 0
  try {
    return Number(readFileSync(file, 'utf8')) || 0
  } catch {
    return 0
  }
}
