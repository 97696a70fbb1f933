import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { preload } from 'react-dom'
import 'katex/dist/katex.min.css'
import '@/app/_ui/figure.css'
import { Icon } from '@/app/_ui/icon'
import { KeyList } from '@/app/_ui/key-list'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { LIMITS } from '@/lib/limits'
import { queue, readSettings } from '@/lib/study'
import { KEY_LIST_ID } from './key-list-id'
import { NothingDue } from './nothing-due'
import { filterOf, readScope } from './read-scope'
import { Session } from './session'
import './review.css'

/** The page itself carries the first cards, so that the session begins without a request. */
const FIRST_CARDS = 2

/** The faces of nearly every formula; without them the first one would come in after its text. */
const MATHS_FONTS = [
  new URL('katex/dist/fonts/KaTeX_Main-Regular.woff2', import.meta.url),
  new URL('katex/dist/fonts/KaTeX_Math-Italic.woff2', import.meta.url),
]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') }
}

export default async function ReviewPage({ searchParams }: PageProps<'/review'>) {
  const user = await requireUser()
  const [reading, asked] = await Promise.all([reader(), searchParams])
  const scope = readScope(asked)
  const [first, settings, messages] = await Promise.all([
    queue(user.userId, { ...reading, count: FIRST_CARDS, filter: filterOf(scope) }),
    readSettings(user.userId),
    getMessages(),
  ])
  const { review, rating, reason, input, figure, kind, derivation, unsent } = messages
  for (const font of MATHS_FONTS) preload(String(font), { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  return (
    <NextIntlClientProvider messages={{ review, rating, reason, input, figure, kind, derivation, unsent }}>
      <Session
        userId={user.userId}
        language={reading.language}
        scope={scope}
        first={first}
        asked={FIRST_CARDS}
        letters={settings.keys}
        longestAnswer={LIMITS.answerTextCharacters.limit}
        nothing={<NothingDue first={first} scope={scope} />}
        icons={{
          close: <Icon name="close" />,
          flag: <Icon name="flag" size={16} />,
          undo: <Icon name="undo" size={16} />,
          more: <Icon name="more" weight={2} />,
          right: <Icon name="right" size={20} weight={2.1} />,
        }}
      />
      <KeyList id={KEY_LIST_ID} />
    </NextIntlClientProvider>
  )
}
