import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { Shell } from '@/app/_ui/shell'
import { formatDate } from '@/lib/i18n'
import { listMocks, listPlans, MOCK_MINUTES, readSettings, roles } from '@/lib/study'
import { MockHistory } from './_start/mock-history'
import { StartForm } from './_start/start-form'
import { startWords } from './_start/start-words'
import { UnfinishedMock } from './_start/unfinished-mock'
import './mock.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mock'))('title') }
}

export default async function MockPage() {
  const user = await requireUser()
  const asking = await reader()
  const { language } = asking
  const [lines, plans, presets, settings, t, words] = await Promise.all([
    listMocks(user.userId, asking),
    listPlans(user.userId, asking),
    roles(language),
    readSettings(user.userId),
    getTranslations('mock'),
    startWords(MOCK_MINUTES),
  ])
  const date = new Date(asking.now).toISOString().slice(0, 10)
  const plan = plans.find(({ active }) => active)
  const roleName = presets.find(({ id }) => id === plan?.role)?.name ?? t('anyRole')
  const scopes = [
    ...(plan === undefined
      ? []
      : [{ value: 'plan', name: t('asPlan', { role: roleName, date: formatDate(language, plan.date, date) }) }]),
    { value: 'map', name: t('wholeMap') },
    ...presets.map(({ id, name }) => ({ value: id, name })),
  ]
  const open = lines.filter(({ finished }) => !finished)
  return (
    <Shell screen="interview" letters={settings.keys} userId={user.userId}>
      <p className="text-sm text-ink-2">
        <Link href="/interview" className="inline-flex min-h-9 items-center hover:underline">
          {t('up')}
        </Link>
      </p>
      <h1 className="text-xl md:text-2xl">{t('title')}</h1>
      <p className="mt-2 max-w-measure text-ink-2">{t('lede')}</p>
      {open.map(({ id, minutes, ...begun }) => (
        <UnfinishedMock
          key={id}
          id={id}
          words={{
            title: t('unfinished'),
            note: t('unfinishedNote', {
              begun: `${formatDate(language, begun.date, date)}, ${begun.time}`,
              minutes,
            }),
            resume: t('resume'),
            giveUp: t('giveUp'),
            failed: t('notGivenUp'),
          }}
        />
      ))}
      <StartForm words={words} scopes={scopes} />
      <MockHistory lines={lines.filter(({ finished }) => finished)} date={date} />
    </Shell>
  )
}
