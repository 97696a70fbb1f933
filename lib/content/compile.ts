import { cardTexts, splitHoles } from '@/lib/card'
import type { Card, Language } from '@/lib/card'
import { compileText, fillText } from '@/lib/prose'
import type { CompileOptions, CompiledText } from '@/lib/prose'
import { cite } from './cite'
import type { Topic } from './content'
import { ContentError } from './content-error'
import type { Source } from './file-schemas'

/** A text rendered but for its holes, and the expressions whose values go into them. */
export interface TextWithHoles {
  readonly text: CompiledText
  readonly expressions: readonly string[]
}

/** All that the renderer makes of a card. Plain JSON; kept by the card's version. */
export interface CompiledCard {
  /** by the paths of `cardTexts` */
  readonly texts: Readonly<Record<string, Readonly<Record<Language, TextWithHoles>>>>
  /** HTML */
  readonly sources: readonly string[]
}

/** HTML of a topic's page; null without a text. */
export interface CompiledTopic {
  readonly en: string | null
  readonly zh: string | null
  readonly sources: readonly string[]
}

/**
 * Renders every text of a card in both languages, once.
 *
 * @param sources - what its citations mean
 * @throws {@link ContentError} for a text that cannot be rendered, which `loadContent` with `texts` would have named
 */
export function compileCard(card: Card, sources: ReadonlyMap<string, Source>): CompiledCard {
  const texts = cardTexts(card).map(({ path, text, inline }) => {
    const both = {
      en: withHoles(card.id, path, text.en, 'en', inline),
      zh: withHoles(card.id, path, text.zh, 'zh', inline),
    }
    return [path, both] as const
  })
  return { texts: Object.fromEntries(texts), sources: card.sources.map((citation) => cite(citation, sources)) }
}

/**
 * Renders a topic's text in both languages, once.
 *
 * @throws {@link ContentError} as {@link compileCard}
 */
export function compileTopic(
  topic: Pick<Topic, 'text' | 'sources'>,
  sources: ReadonlyMap<string, Source>,
): CompiledTopic {
  const html = (lang: Language): string | null =>
    topic.text === undefined ? null : fillText(render('topic', `text.${lang}`, topic.text[lang], { lang }), [])
  return { en: html('en'), zh: html('zh'), sources: topic.sources.map((citation) => cite(citation, sources)) }
}

function withHoles(id: string, path: string, text: string, lang: Language, inline: boolean): TextWithHoles {
  const split = splitHoles(text)
  if (!split.ok) throw new ContentError(id, `${path}.${lang}`, new Error(split.problem.code))
  return { text: render(id, `${path}.${lang}`, split.text, { inline, lang }), expressions: split.expressions }
}

function render(id: string, path: string, text: string, options: CompileOptions): CompiledText {
  try {
    return compileText(text, options)
  } catch (cause) {
    throw new ContentError(id, path, cause)
  }
}
