import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LIMITS } from '@/lib/limits'

const worker = readFileSync(new URL('../../app/sw.js/worker.js', import.meta.url), 'utf8')
const numberOf = (name: string): number =>
  Number(new RegExp(`const ${name} = ([\\d_]+)`).exec(worker)?.[1]?.replaceAll('_', ''))

test('the worker sends no more at a time than a browser may', () => {
  expect(numberOf('MOST_ENTRIES')).toBeGreaterThan(0)
  expect(numberOf('MOST_ENTRIES')).toBeLessThanOrEqual(LIMITS.entriesPerClientBatch.limit)
  expect(numberOf('MOST_BYTES')).toBeGreaterThan(0)
  expect(numberOf('MOST_BYTES')).toBeLessThanOrEqual(LIMITS.clientBatchBytes.limit)
})
