'use client'

import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { Figure } from '@/app/_ui/figure'
import type { Scene } from '@/lib/figure'
import type { Language, Messages } from '@/lib/i18n'

/** What is drawn, and the words for it. */
export interface DrawnPictureProps {
  readonly scene: Scene
  readonly caption?: ReactNode
  readonly language: Language
  readonly words: Messages['figure']
}

/** The picture with the words that its sentences are made of. */
export function DrawnPicture({ scene, caption, language, words }: DrawnPictureProps) {
  return (
    <NextIntlClientProvider locale={language} messages={{ figure: words }}>
      <Figure scene={scene} caption={caption} />
    </NextIntlClientProvider>
  )
}
