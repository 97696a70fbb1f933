import type { Language } from './languages'

/** What is said when a page cannot be shown at all. */
export interface LastWords {
  readonly title: string
  readonly text: string
  readonly retry: string
  readonly today: string
  readonly details: string
}

/**
 * The words for a fault, beside the catalogues and not in them: they must be there when nothing else can be loaded.
 */
export const LAST_WORDS: Readonly<Record<Language, LastWords>> = {
  en: {
    title: 'This page could not be shown',
    text: 'The server met a fault. Your answers are safe: each is kept as soon as it is given. Try again, or go to Today.',
    retry: 'Try again',
    today: 'To Today',
    details: 'Details',
  },
  zh: {
    title: '这个页面没能显示',
    text: '服务器出了故障。你的回答是安全的：一给出就已保存。请再试一次，或回到今天。',
    retry: '再试一次',
    today: '回到今天',
    details: '详情',
  },
}
