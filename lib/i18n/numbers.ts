import type { Language } from './languages'

const plain = {
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 20 }),
  zh: new Intl.NumberFormat('zh-Hans', { maximumFractionDigits: 20 }),
} satisfies Record<Language, Intl.NumberFormat>

/**
 * A number as prose writes it: digits in groups of three from four digits on, no rounding.
 *
 * @param value - finite; a `bigint` is written in full
 */
export function formatNumber(language: Language, value: number | bigint): string {
  return plain[language].format(value)
}

/**
 * A share as whole per cent. What is not certain is never shown as certain: only exactly 0 gives `0%`,
 * only exactly 1 gives `100%`.
 *
 * @param share - 0 … 1
 */
export function formatPercent(language: Language, share: number): string {
  const rounded = Math.round(share * 100)
  const honest = share <= 0 ? 0 : share >= 1 ? 100 : Math.min(99, Math.max(1, rounded))
  return `${formatNumber(language, honest)}%`
}
