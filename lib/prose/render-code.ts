import { createHighlighterCoreSync } from 'shiki/core'
import type { HighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import bash from 'shiki/langs/bash.mjs'
import json from 'shiki/langs/json.mjs'
import python from 'shiki/langs/python.mjs'
import typescript from 'shiki/langs/typescript.mjs'
import yaml from 'shiki/langs/yaml.mjs'
import dark from 'shiki/themes/github-dark-high-contrast.mjs'
import light from 'shiki/themes/github-light-high-contrast.mjs'
import { LIMITS } from '@/lib/limits'
import { DIRECTION_MARKS, escapeHtml } from './characters'
import type { ProseLanguage } from './compiled-text'
import { scrollable } from './labels'

const THEMES = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' }
/** A long listing is shown plain: grammars take their time over hostile ones. */
const MAX_HIGHLIGHTED = LIMITS.fieldCharacters.limit / 4

let highlighter: HighlighterCore | undefined

/**
 * A code block as HTML, coloured for both themes where its language is known. Ink and ground are the page's own.
 *
 * @param code - may hold the private characters of holes, each of them one character
 * @param name - what stands behind the three backticks; empty for none
 * @param lang - of the label that a screen reader says
 */
export function renderCode(code: string, name: string, lang: ProseLanguage): string {
  return `<pre class="prose-code" ${scrollable('code', lang)}><code>${lines(code, name)}</code></pre>`
}

function lines(code: string, name: string): string {
  if (code.search(DIRECTION_MARKS) >= 0) return `<bdi>${escapeHtml(code)}</bdi>`
  highlighter ??= createHighlighterCoreSync({
    langs: [python, typescript, bash, yaml, json],
    themes: [light, dark],
    engine: createJavaScriptRegexEngine(),
  })
  if (code.length > MAX_HIGHLIGHTED || !highlighter.getLoadedLanguages().includes(name)) return escapeHtml(code)
  const inks = [THEMES.light, THEMES.dark].map((theme) => highlighter?.getTheme(theme).fg.toLowerCase() ?? '')
  return highlighter
    .codeToTokensWithThemes(code, { lang: name, themes: THEMES })
    .map((line) =>
      line.map(({ content, variants }) => span(content, variants['light']?.color, variants['dark']?.color, inks)),
    )
    .map((spans) => spans.join(''))
    .join('\n')
}

/** A piece in its two colours; what is in the theme's own ink is left to the page's. */
function span(
  content: string,
  onLight: string | undefined,
  onDark: string | undefined,
  inks: readonly string[],
): string {
  const text = escapeHtml(content)
  if (onLight === undefined || onDark === undefined || content.trim() === '') return text
  if (onLight.toLowerCase() === inks[0] && onDark.toLowerCase() === inks[1]) return text
  return `<span style="color:light-dark(${onLight},${onDark})">${text}</span>`
}
