import { useTranslations } from 'next-intl'
import type { InterviewPlanView } from '@/lib/study'
import { keepOutcome } from '../_plan/actions'

/** The steps of how it went, worst first. */
const FEELINGS = ['1', '2', '3', '4', '5'] as const

interface OutcomeFormProps {
  plan: InterviewPlanView
  /** asked outright; else on demand */
  isAsked: boolean
}

/** Asks how an interview went; once said it is told, and can be changed. */
export function OutcomeForm({ plan: { id, outcome }, isAsked }: OutcomeFormProps) {
  const t = useTranslations('interview.past')
  const said = FEELINGS.find((feeling) => feeling === String(outcome?.feeling))
  const form = (
    <form action={keepOutcome} className="mt-3 max-w-[40rem]">
      <input type="hidden" name="plan" value={id} />
      <fieldset>
        <legend className="text-sm font-semibold">{t('ask')}</legend>
        <div className="mt-1 flex flex-wrap gap-x-5">
          {FEELINGS.map((feeling) => (
            <label key={feeling} className="flex min-h-11 items-center gap-2 text-sm">
              <input type="radio" name="feeling" value={feeling} defaultChecked={feeling === said} required />
              {t(`feelings.${feeling}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="mt-1 block text-sm font-semibold">
        {t('note')}
        <textarea
          name="note"
          defaultValue={outcome?.note}
          maxLength={2000}
          rows={2}
          className="field mt-1.5 block font-normal"
        />
      </label>
      <button className="button-quiet mt-3">{t('keep')}</button>
    </form>
  )
  if (said === undefined && isAsked) return form
  return (
    <>
      {said === undefined ? null : (
        <p className="mt-2 max-w-measure text-sm">
          {t('went', { feeling: t(`feelings.${said}`) })} {outcome?.note}
        </p>
      )}
      <details className="text-sm">
        <summary className="link min-h-9 w-fit content-center">
          {t(said === undefined ? 'ask' : 'changeOutcome')}
        </summary>
        {form}
      </details>
    </>
  )
}
