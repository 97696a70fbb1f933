'use client'

import { useTransition } from 'react'
import { chooseLook } from '@/app/_server/choose-look'
import type { Language } from '@/lib/i18n'

interface LanguageSwitchProps {
  /** the language to change to */
  to: Language
  /** its name in itself, and the `lang` of that name */
  name: string
  nameLanguage: string
  className?: string
}

/**
 * Changes the language of the page in place: the server draws it anew, and what an island holds (a card half answered)
 * stays.
 */
export function LanguageSwitch({ to, name, nameLanguage, className }: LanguageSwitchProps) {
  const [pending, startTransition] = useTransition()
  return (
    <button
      type="button"
      lang={nameLanguage}
      aria-disabled={pending}
      onClick={() => startTransition(() => chooseLook({ language: to }))}
      className={className}
    >
      {name}
    </button>
  )
}
