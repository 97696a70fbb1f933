import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { CardProps } from './card-props'
import { echoOf } from './echo-of'

/** Under the field for a number: how it is read while one types, and after a check what could not be read. */
export function Reading({ instance, showing }: CardProps) {
  const t = useTranslations('review')
  const input = useTranslations('input')
  const { problem, draft } = showing
  const echo = problem === null && draft.kind === 'text' ? echoOf(draft.text, instance.key) : null
  useEffect(() => {
    if (problem !== null) markFrom(problem.at)
  }, [problem])
  return (
    <>
      <p id="problem" role="alert" className="text-seal">
        {problem === null ? '' : input(problem.code, problem.values)}
      </p>
      <p id="echo" className="text-ink-2 tabular-nums">
        {echo?.readAs == null ? '' : t('readAs', { value: echo.readAs })}
        {echo?.decimal == null ? '' : ` ${echo.decimal.isExact ? '=' : '≈'} ${echo.decimal.value}`}
      </p>
    </>
  )
}

/** Marks in the field what was not read: typing on replaces it. */
function markFrom(place: number): void {
  const field = document.activeElement
  if (field instanceof HTMLInputElement && place > 0 && place < field.value.length) {
    field.setSelectionRange(place, field.value.length)
  }
}
