import type { IncomingHttpHeaders } from 'node:http'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '@/lib/limits'
import { judge, SERVER_LIMITS } from '../../scripts/serve.mjs'

const HOME = { appOrigin: null, proxies: 0 }

function ask(method: string, headers: IncomingHttpHeaders, rules: Parameters<typeof judge>[1] = HOME) {
  const request = { method, headers: { host: '127.0.0.1:3000', ...headers }, socket: { remoteAddress: '127.0.0.1' } }
  return { refusal: judge(request, rules), headers: request.headers as Record<string, unknown> }
}

test('the bounds of the entry are those of lib/limits', () => {
  expect(SERVER_LIMITS.headerBytes).toBe(LIMITS.headerBytes.limit)
  expect(SERVER_LIMITS.headersMs).toBe(LIMITS.headerTimeoutMs.limit)
  expect(SERVER_LIMITS.requestMs).toBe(LIMITS.requestTimeoutMs.limit)
  expect(SERVER_LIMITS.idleMs).toBe(LIMITS.idleTimeoutMs.limit)
  expect(SERVER_LIMITS.bodyBytes).toBe(LIMITS.jsonBodyBytes.limit)
})

describe('what a visitor claims about itself', () => {
  test.each(['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'x-middleware-subrequest'])(
    '%s is not believed',
    (name) => {
      const { headers } = ask('GET', { [name]: '6.6.6.6' })
      expect(headers['x-forwarded-for']).toBe('127.0.0.1')
      expect(Object.values(headers)).not.toContain('6.6.6.6')
    },
  )

  test('behind one trusted proxy the address that the proxy saw counts, and nothing before it', () => {
    const { headers } = ask('GET', { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' }, { appOrigin: null, proxies: 1 })
    expect(headers['x-forwarded-for']).toBe('203.0.113.9')
  })
})

describe('the host asked for', () => {
  test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])('%s is ours', (host) => {
    expect(ask('GET', { host }).refusal).toBeNull()
  })
  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:3000', '', '10.0.0.1:3000'])(
    '%s is not',
    (host) => {
      expect(ask('GET', { host }).refusal).toMatchObject({ status: 421, code: 'wrong_host' })
    },
  )
  test('a public address is ours when it was configured', () => {
    const rules = { appOrigin: new URL('https://receptive.example'), proxies: 0 }
    expect(ask('GET', { host: 'receptive.example' }, rules).refusal).toBeNull()
    expect(ask('GET', { host: 'other.example' }, rules).refusal).toMatchObject({ status: 421 })
  })
})

describe('a write', () => {
  const refused = { status: 403, code: 'cross_site' }
  test.each([
    ['from our own page', { origin: 'http://127.0.0.1:3000' }, null],
    ['that says it is of the same origin', { 'sec-fetch-site': 'same-origin' }, null],
    ['from another site', { origin: 'https://evil.example' }, refused],
    ['from another port of this machine', { origin: 'http://127.0.0.1:4000' }, refused],
    ['from a sandboxed page', { origin: 'null' }, refused],
    ['that does not say where it comes from', {}, refused],
    ['that says it crosses sites', { 'sec-fetch-site': 'cross-site' }, refused],
    [
      'with another origin, whatever the fetch says',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      refused,
    ],
  ])('%s', (_, headers, expected) => {
    const { refusal } = ask('POST', headers)
    if (expected) expect(refusal).toMatchObject(expected)
    else expect(refusal).toBeNull()
  })

  test('that announces more than the limit is refused before it is read', () => {
    const { refusal } = ask('POST', { origin: 'http://127.0.0.1:3000', 'content-length': '11000000' })
    expect(refusal).toMatchObject({ status: 413, code: 'body_too_large', limit: 524_288, found: 11_000_000 })
  })
})
