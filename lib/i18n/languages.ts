/** The languages of the program: keys of every bilingual text and names of the message catalogues. */
export const LANGUAGES = ['en', 'zh'] as const

export type Language = (typeof LANGUAGES)[number]

/**
 * Tells whether a text from outside (a cookie, a form, a query) names one of our languages.
 *
 * @param text - anything a browser may send
 */
export function isLanguage(text: unknown): text is Language {
  return LANGUAGES.some((language) => language === text)
}

/**
 * The `lang` attribute for a run of text. Chinese names its script, else some systems draw Japanese forms (直, 骨).
 *
 * @returns a BCP 47 tag
 */
export function htmlLanguage(language: Language): 'en' | 'zh-Hans' {
  return language === 'zh' ? 'zh-Hans' : 'en'
}

/** The other of the two languages, for the switch between them. */
export function otherLanguage(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh'
}

/**
 * The language a browser asks for, by the weights of its `Accept-Language` header.
 *
 * @param header - as sent, for instance `zh-CN,zh;q=0.9,en;q=0.8`; null when there is none
 * @returns the first of our languages in order of weight; English when none is named
 * @see RFC 9110, §12.5.4
 */
export function languageOfHeader(header: string | null): Language {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ language, weight }) => isLanguage(language) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
  const first = wishes[0]?.language
  return isLanguage(first) ? first : 'en'
}
