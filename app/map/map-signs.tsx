import { useTranslations } from 'next-intl'

/** What the marks on a chip mean, beside its colour: the seal's dot, the bar below it, the two steps at its right edge. */
export function MapSigns() {
  const t = useTranslations('map')
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-2">
      <span aria-hidden className="size-2 rounded-full bg-seal forced-colors:border-4" />
      <span>{t('signDue')}</span>
      <svg viewBox="0 0 26 14" aria-hidden data-recall className="ml-2 h-3.5 w-6.5 shrink-0">
        <path className="fill-plate stroke-edge" d="M.5 .5h25v8h-25z" />
        <path className="fill-line" d="M0 11h26v3H0z" />
        <path className="fill-edge" d="M0 11h17v3H0z" />
      </svg>
      <span>{t('signMet')}</span>
      <svg viewBox="0 0 26 14" aria-hidden data-recall className="ml-2 h-3.5 w-6.5 shrink-0">
        <path className="fill-r3" d="M0 0h21v14H0z" />
        <path className="fill-r4" d="M21 0h5v7h-5z" />
        <path className="fill-r2" d="M21 7h5v7h-5z" />
      </svg>
      <span>{t('signBand')}</span>
    </p>
  )
}
