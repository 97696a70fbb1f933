'use client'

import { WEEKDAY_FIELDS } from './read-plan-form'

interface WeekdayMinutesProps {
  title: string
  note: string
  /** Monday first */
  names: readonly string[]
  typed: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
}

/** Minutes for each weekday, where they are not the same every day. */
export function WeekdayMinutes({ title, note, names, typed, problems }: WeekdayMinutesProps) {
  const wrong = WEEKDAY_FIELDS.find((field) => problems[field])
  return (
    <fieldset aria-describedby="weekdays-note">
      <legend className="text-sm font-semibold">{title}</legend>
      <div className="mt-1.5 grid max-w-[36rem] grid-cols-4 gap-x-3 gap-y-2 sm:grid-cols-7">
        {WEEKDAY_FIELDS.map((field, weekday) => (
          <label key={field} className="text-xs text-ink-2">
            {names[weekday]}
            <input
              name={field}
              defaultValue={typed[field]}
              placeholder={typed['minutes']}
              inputMode="numeric"
              maxLength={4}
              autoComplete="off"
              aria-invalid={problems[field] ? true : undefined}
              aria-describedby={problems[field] ? 'weekdays-problem' : undefined}
              className="field mt-1 text-center tabular-nums"
            />
          </label>
        ))}
      </div>
      {wrong === undefined ? null : (
        <p id="weekdays-problem" className="mt-1.5 text-sm font-semibold text-seal">
          {problems[wrong]}
        </p>
      )}
      <p id="weekdays-note" className="mt-1.5 max-w-measure text-sm text-ink-2">
        {note}
      </p>
    </fieldset>
  )
}
