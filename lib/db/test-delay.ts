import { readFileSync } from 'node:fs'

/**
 * Waits as a slow disk would before a commit is made. Only under test: a file, named by RECEPTIVE_TEST_COMMIT_DELAY, says how
 * many milliseconds, so that a test can slow the disk down and speed it up again under a running server.
 */
export async function delayedCommit(): Promise<void> {
  const file = process.env['RECEPTIVE_TEST_COMMIT_DELAY']
  if (process.env['RECEPTIVE_TEST'] !== '1' || !file) return
  const ms = Number(readFileSync(file, 'utf8')) || 0
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
}
