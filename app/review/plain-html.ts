import type { Html } from '@/lib/study'

/** The words of a rendered text: for labels, and to tell a long question from a short one. Formulas count once. */
export function plainHtml(html: Html): string {
  return html
    .replace(/<span class="katex-mathml">[\s\S]*?<\/math><\/span>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#x?\w+;|&\w+;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** How much room a text takes, in Latin letters: a Chinese character is as wide as two. */
export function textWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u2e80' ? 2 : 1), 0)
}
