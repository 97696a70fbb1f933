import { useTranslations } from 'next-intl'
import type { InterviewPlanView } from '@/lib/study'

/** The sessions of a plan as a file for a calendar, at a time of the day that one chooses. */
export function SessionsFile({ plan }: { plan: InterviewPlanView }) {
  const t = useTranslations('interview.file')
  if (plan.daysLeft === 0) return null
  return (
    <section aria-labelledby="file">
      <h2 id="file" className="text-md">
        {t('title')}
      </h2>
      <p className="mt-2 max-w-measure text-sm text-ink-2">{t('text')}</p>
      <form action="/api/interview/sessions.ics" className="mt-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="plan" value={plan.id} />
        <label className="text-xs text-ink-2">
          {t('at')}
          <input type="time" name="at" defaultValue="19:00" required className="field mt-1 block w-36" />
        </label>
        <button className="button-quiet">{t('download')}</button>
      </form>
    </section>
  )
}
