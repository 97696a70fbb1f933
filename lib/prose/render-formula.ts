import type { ProseLanguage } from './compiled-text'
import { scrollable } from './labels'
import { renderTex } from './render-tex'

/** A formula on a line of its own, as one of a text: it scrolls sideways where it is wider than the screen. */
export function renderFormula(tex: string, lang: ProseLanguage): string {
  return `<div ${scrollable('formula', lang)}>${renderTex(tex, true)}</div>`
}
