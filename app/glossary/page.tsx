import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/_ui/shell'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { htmlLanguage, otherLanguage } from '@/lib/i18n'
import { LIMITS } from '@/lib/limits'
import { readSettings, readTerms } from '@/lib/study'
import { TermList } from './term-list'

type Asked = Promise<Record<string, string | string[] | undefined>>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('glossary'))('title') }
}

/** The terms of the deck in both languages. The search is a form that asks for this page again: it needs no script. */
export default async function GlossaryPage({ searchParams }: { searchParams: Asked }) {
  const user = await requireUser()
  const { q } = await searchParams
  const query = (typeof q === 'string' ? q : '').trim().slice(0, LIMITS.queryCharacters.limit)
  const { language } = await reader()
  const [settings, terms, t] = await Promise.all([
    readSettings(user.userId),
    readTerms(language, query),
    getTranslations('glossary'),
  ])
  return (
    <Shell screen="map" letters={settings.keys} userId={user.userId}>
      <h1 className="text-xl">{t('title')}</h1>
      <p className="mt-1 max-w-measure text-ink-2">{t('lede')}</p>
      <form method="get" action="/glossary" role="search" className="no-print mt-6 flex flex-wrap items-end gap-3">
        <label className="w-full sm:w-80">
          <span className="text-sm text-ink-2">{t('search')}</span>
          <input
            type="search"
            name="q"
            className="field mt-1"
            defaultValue={query}
            placeholder={t('searchHint')}
            maxLength={LIMITS.queryCharacters.limit}
          />
        </label>
        <button type="submit" className="button-quiet min-h-11 py-1">
          {t('find')}
        </button>
      </form>
      {query === '' ? null : (
        <p role="status" className="mt-3 flex flex-wrap items-center gap-x-4 text-sm text-ink-2">
          {t('found', { count: terms.length, query })}
          <Link href="/glossary" prefetch={false} className="link inline-flex min-h-9 items-center">
            {t('all')}
          </Link>
        </p>
      )}
      {terms.length === 0 ? null : <TermList terms={terms} otherLanguage={htmlLanguage(otherLanguage(language))} />}
    </Shell>
  )
}
