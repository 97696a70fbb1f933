import { useLocale, useTranslations } from 'next-intl'
import { formatWeekday } from '@/lib/i18n'
import { EASE, EASY_DAY_FIELDS } from './read-form'

/** How much each weekday may take: a choice of three for each, in the order of the week. */
export function EasyDays({ easyDays }: { easyDays: readonly number[] }) {
  const t = useTranslations('settings')
  const language = useLocale()
  return (
    <fieldset aria-describedby="easyDays-note" className="min-w-0">
      <legend className="sr-only">{t('easyDays')}</legend>
      <div className="max-w-xs divide-y divide-line border-y border-line">
        {EASY_DAY_FIELDS.map((name, weekday) => (
          <div key={name} className="grid grid-cols-[6rem_minmax(0,1fr)] items-center gap-x-4 py-1">
            <label htmlFor={name} className="text-sm font-semibold">
              {formatWeekday(language, weekday)}
            </label>
            <select id={name} name={name} defaultValue={String(easyDays[weekday] ?? 1)} className="field">
              {EASE.map((share) => (
                <option key={share} value={share}>
                  {t(share === '1' ? 'easyNormal' : share === '0' ? 'easyFree' : 'easyReduced')}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      <p id="easyDays-note" className="mt-2 max-w-measure text-sm text-ink-2">
        {t('easyDaysNote')}
      </p>
    </fieldset>
  )
}
