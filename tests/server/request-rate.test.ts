import fc from 'fast-check'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { networkOf } from '@/lib/auth'
import { LIMITS } from '@/lib/limits'
import { networkOf as networkAtTheEntry, REQUESTS_PER_MINUTE, requestRate } from '../../scripts/request-rate.mjs'
import { AppProcess } from '../support/app-process'

test('the bound of the entry is that of lib/limits', () => {
  expect(REQUESTS_PER_MINUTE).toBe(LIMITS.requestsPerAddressMinute.limit)
})

test('the entry and the other rates mean the same by a network', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (address) => {
      expect(networkAtTheEntry(address)).toBe(networkOf(address))
    }),
  )
})

describe('requests of one network', () => {
  const minute = 60_000
  const at = { now: 100 * minute }
  const rate = () => requestRate({ perMinute: 3, now: () => at.now })
  const many = (asks: ReturnType<typeof rate>, address: string, path = '/review') =>
    [1, 2, 3, 4].map(() => asks(address, path))

  test('are refused above the bound until the minute is over, and another network is not', () => {
    const asks = rate()
    at.now = 100 * minute + 20_000
    expect(many(asks, '203.0.113.9')).toEqual([null, null, null, 40])
    expect(asks('203.0.113.10', '/review')).toBeNull()
    at.now = 101 * minute
    expect(asks('203.0.113.9', '/review')).toBeNull()
  })

  test('count together within a /64', () => {
    const asks = rate()
    expect(
      ['2001:db8::1', '2001:db8::2', '2001:db8::3', '2001:db8::4'].map((each) => asks(each, '/'))[3],
    ).not.toBeNull()
    expect(asks('2001:db8:0:1::1', '/')).toBeNull()
  })

  test.each(['/_next/static/chunks/a.js', '/icons/192.png', '/api/health/ready'])('%s does not count', (path) => {
    expect(many(rate(), '203.0.113.9', path)).toEqual([null, null, null, null])
  })

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('from the machine itself (%s) are not counted', (address) => {
    expect(many(rate(), address)).toEqual([null, null, null, null])
  })
})

describe('behind a proxy that is trusted', () => {
  let app: AppProcess
  beforeAll(async () => {
    app = await AppProcess.create()
    await app.start({ TRUSTED_PROXIES: '1', RATE_FACTOR: '1' })
  })
  afterAll(() => app.dispose())

  test('the 601st request of a visitor in a minute is told when to come again, others are served', async () => {
    const { hostname, port } = new URL(app.address)
    const ask = (address: string) =>
      new Promise<{ status: number; retryAfter: string | undefined }>((resolve, reject) => {
        request(
          { hostname, port, path: '/manifest.webmanifest', headers: { 'x-forwarded-for': address } },
          (response) => {
            response.resume()
            resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] })
          },
        )
          .on('error', reject)
          .end()
      })
    // two minutes' worth: wherever the minute turns, one of the two is over the bound
    let refused = 0
    for (let sent = 0; sent <= 2 * REQUESTS_PER_MINUTE && refused === 0; sent += 1) {
      const { status, retryAfter } = await ask('203.0.113.9')
      if (status !== 429) continue
      refused += 1
      expect(sent).toBeGreaterThanOrEqual(REQUESTS_PER_MINUTE)
      expect(Number(retryAfter)).toBeGreaterThan(0)
    }
    expect(refused).toBe(1)
    expect((await ask('203.0.113.10')).status).toBe(200)
  })
})
