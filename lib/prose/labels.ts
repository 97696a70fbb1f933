import type { ProseLanguage } from './compiled-text'

const LABELS = {
  formula: { en: 'Formula', zh: '公式' },
  table: { en: 'Table', zh: '表格' },
  code: { en: 'Code', zh: '代码' },
} as const

export type Scrollable = keyof typeof LABELS

/** What the label of something that scrolls sideways says. */
export function labelOf(thing: Scrollable, lang: ProseLanguage): string {
  return LABELS[thing][lang]
}

/** The attributes that let a keyboard scroll it and a screen reader name it. */
export function scrollable(thing: Scrollable, lang: ProseLanguage): string {
  return `tabindex="0" role="group" aria-label="${labelOf(thing, lang)}"`
}
