'use no memo'

import { createContext, useContext } from 'react'
import { Prose } from '@/app/_ui/prose'
import type { Html } from '@/lib/study'

/** `lang` of the card on the screen where it is in another language than the page; set once for all its texts. */
export const CardLanguage = createContext<string | undefined>(undefined)

interface CardProseProps {
  readonly html: Html
  readonly className?: string
  readonly inline?: boolean
}

/** A text of the card, in the card's own language. */
export function CardProse({ html, className = '', inline = false }: CardProseProps) {
  return <Prose html={html} lang={useContext(CardLanguage)} className={className} inline={inline} />
}
