import { describe, expect, test } from 'vitest'
import en from '@/lib/i18n/messages/en.json'
import zh from '@/lib/i18n/messages/zh.json'
import { flatMessages, readIcu } from './icu'

const english = flatMessages(en)
const chinese = flatMessages(zh)
const all = [...english].map(([key, message]) => ['en', key, message] as const)
const allChinese = [...chinese].map(([key, message]) => ['zh', key, message] as const)

describe('catalogues', () => {
  test('hold the same messages in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('take the same parameters in both languages', () => {
    for (const [key, message] of english) {
      expect([key, [...readIcu(chinese.get(key) ?? '').parameters.keys()].sort()]).toEqual([
        key,
        [...readIcu(message).parameters.keys()].sort(),
      ])
    }
  })

  test('leave no message empty', () => {
    for (const [language, key, message] of [...all, ...allChinese])
      expect([language, key, message.trim()]).not.toContain('')
  })
})

describe('tone', () => {
  test('has no exclamation marks, no emoji and no doubled spaces', () => {
    for (const [language, key, message] of [...all, ...allChinese]) {
      expect([
        language,
        key,
        /[!！]|\p{Extended_Pictographic}| {2}/u.test(readIcu(message).text.trim().replace(/ +/g, ' ')),
      ]).toEqual([language, key, false])
      expect([language, key, / {2}/.test(message)]).toEqual([language, key, false])
    }
  })

  test('writes typographic marks: no straight quotes or apostrophes, no three dots', () => {
    for (const [language, key, message] of [...all, ...allChinese]) {
      expect([language, key, /["']|\.\.\./.test(message)]).toEqual([language, key, false])
    }
  })
})

describe('Chinese', () => {
  const texts = allChinese.map(([, key, message]) => [key, readIcu(message).text] as const)

  test('addresses the reader as 你', () => {
    for (const [key, text] of texts) expect([key, /您|咱/.test(text)]).toEqual([key, false])
  })

  test('uses full-width punctuation beside Chinese characters', () => {
    for (const [key, text] of texts)
      expect([key, /\p{Script=Han}[,.;:?()]|[,;:?()]\p{Script=Han}/u.test(text)]).toEqual([key, false])
  })

  test('uses half-width digits', () => {
    for (const [key, text] of texts) expect([key, /[０-９]/.test(text)]).toEqual([key, false])
  })

  test('sets a space between Chinese characters and Latin letters or digits', () => {
    for (const [key, text] of texts)
      expect([key, /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.exec(text)?.[0] ?? null]).toEqual([key, null])
  })
})
