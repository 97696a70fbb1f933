'use no memo'

import type { Html } from '@/lib/study'
import './prose.css'

interface ProseProps {
  /** made by `lib/prose`, the one renderer: text of a person never comes here in another way */
  readonly html: Html
  /** `lang` of a run in another language than the page's */
  readonly lang?: string | undefined
  readonly className?: string
  /** a run within a sentence or a label */
  readonly inline?: boolean
}

/** Inserts HTML of the renderer: formulas, tables, code. The only place in the program that inserts HTML. */
export function Prose({ html, lang, className = '', inline = false }: ProseProps) {
  const Element = inline ? 'span' : 'div'
  return <Element lang={lang} className={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />
}
