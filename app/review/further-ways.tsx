import { useTranslations } from 'next-intl'
import { filterOf, type Scope } from './read-scope'
import { reviewAddress } from './scope-query'

/** As many as one adds without deciding anything. */
export const FEW = 5

/** Where one can go from an end, quietly: cards before their day, only numbers, the topic once more. */
export function FurtherWays({ scope }: { readonly scope: Scope }) {
  const t = useTranslations('review')
  const ways = waysFrom(scope)
  if (ways.length === 0) return null
  return (
    <nav aria-label={t('furtherWays')} className="mt-8 border-t border-line pt-4 text-sm text-ink-2">
      <p>{t('furtherWays')}</p>
      <ul className="mt-1 flex flex-wrap gap-x-6">
        {ways.map(({ words, to }) => (
          <li key={words}>
            <a href={reviewAddress(to)} className="link inline-flex min-h-11 items-center">
              {t(words)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What may follow on a session; nothing that was just done. */
export function waysFrom(scope: Scope): readonly {
  readonly words: 'fadeNext' | 'onlyNumeric' | 'cramTopic'
  readonly to: Scope
}[] {
  const { way, only: _only, ...filter } = filterOf(scope)
  const { topic } = scope
  return [
    ...(way === undefined ? [{ words: 'fadeNext', to: { ...filter, way: 'ahead', cards: FEW } } as const] : []),
    ...(way === undefined && scope.kind === undefined
      ? [{ words: 'onlyNumeric', to: { ...filter, kind: 'numeric', way: 'ahead', cards: FEW } } as const]
      : []),
    ...(topic !== undefined && way !== 'cram' ? [{ words: 'cramTopic', to: { topic, way: 'cram' } } as const] : []),
  ]
}
