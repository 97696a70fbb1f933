import { describe, expect, test } from 'vitest'
import { foldEmail } from '@/lib/auth/emails'
import { networkOf, passwordProblem, hashPassword, isPassword, safeReturnTo } from '@/lib/auth'
import { delayAfterWrongMs } from '@/lib/auth/rate-limit'

describe('a password', () => {
  test.each([
    ['short', 'password_too_short'],
    ['fourteen chars', 'password_too_short'],
    ['x'.repeat(129), 'password_too_long'],
    ['aaaaaaaaaaaaaaaaaaaa', 'password_too_common'],
    ['PasswordPassword', 'password_too_common'],
    ['Qwerty123456789', 'password_too_common'],
    ['1qazxsw23edcvfr4', 'password_too_common'],
    ['password1234567', 'password_too_common'],
    ['1990dragon19901990', 'password_too_common'],
    ['ada.lovelace@example.org', 'password_too_common'],
    ['receptivereceptive', 'password_too_common'],
  ])('%s is refused as %s', async (password, code) => {
    expect((await passwordProblem(password, 'ada.lovelace@example.org'))?.code).toBe(code)
  })
  test.each([
    'four plain words here',
    '汉字密码也可以用只要够长就行了呀',
    'no digits needed at all',
    '4 plain words 2026',
  ])('%s is accepted', async (password) => {
    expect(await passwordProblem(password, 'ada@example.org')).toBeNull()
  })
  test('is the same however its accents are composed', async () => {
    const kept = await hashPassword('un café au lait')
    expect(await isPassword(kept, 'un cafe\u0301 au lait')).toBe(true)
    expect(await isPassword(kept, 'un cafe au lait')).toBe(false)
  })
  test('is never right where no account is', async () => {
    expect(await isPassword(null, 'no account has this password')).toBe(false)
  })
})

test.each([
  ['  Ada@Example.ORG ', 'ada@example.org'],
  ['ａｄａ@example.org', 'ada@example.org'],
  ['ada', null],
  ['a@b', null],
  ['a@b.c, d@e.f', null],
  ['a b@example.org', null],
  ['{"contains":""}', null],
  ['ada\0@example.org', null],
])('the address %j is kept as %j', (typed, kept) => {
  expect(foldEmail(typed)).toBe(kept)
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '::ffff:203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test.each([
  [0, 0],
  [9, 0],
  [10, 15_000],
  [11, 30_000],
  [30, 900_000],
  [100, null],
])('after %d wrong passwords in a row an account stays closed for %s ms', (wrong, delay) => {
  expect(delayAfterWrongMs(wrong)).toBe(delay)
})

test.each([
  ['/map', '/map'],
  ['/topics/conv?x=1#y', '/topics/conv?x=1#y'],
  ['https://receptive.example/map', '/map'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example/map', '/'],
  ['%%%', '/%%%'],
  ['https:evil', '/evil'],
  ['javascript:alert(1)', '/'],
])('a sign-in that asks to return to %s leads to %s', (asked, path) => {
  expect(safeReturnTo(asked, 'https://receptive.example')).toBe(path)
})
