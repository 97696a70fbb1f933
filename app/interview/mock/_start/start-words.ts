import { getTranslations } from 'next-intl/server'

/** What the form says, put into words by the server: the page is lighter by the translator. */
export async function startWords(minutes: readonly number[]) {
  const t = await getTranslations('mock')
  return {
    length: t('length'),
    minutes: minutes.map((one) => [String(one), t('minutes', { minutes: one })] as const),
    about: t('about'),
    answers: t('answers'),
    ways: [
      ['typed', t('typed'), t('typedNote')],
      ['aloud', t('aloud'), t('aloudNote')],
    ],
    verdicts: t('verdicts'),
    whens: [
      ['end', t('atEnd'), t('atEndNote')],
      ['each', t('afterEach'), t('afterEachNote')],
    ],
    start: t('start'),
    starting: t('starting'),
    unreachable: t('notStarted'),
    nothing: t('nothingToAsk'),
  } as const
}

export type StartWords = Awaited<ReturnType<typeof startWords>>
