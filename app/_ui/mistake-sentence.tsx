import { useTranslations } from 'next-intl'
import { Prose } from '@/app/_ui/prose'
import type { Html } from '@/lib/study'

interface MistakeSentenceProps {
  /** of the misconception */
  id: string
  /** what the card says of it; null where it says nothing */
  html: Html | null
  className?: string
}

/** A mistake in the words of its card, else by its name. */
export function MistakeSentence({ id, html, className = '' }: MistakeSentenceProps) {
  const names = useTranslations('mistake')
  if (html !== null) return <Prose html={html} className={className} />
  return <p className={className}>{names(names.has(id as 'unnamed') ? (id as 'unnamed') : 'unnamed')}</p>
}
