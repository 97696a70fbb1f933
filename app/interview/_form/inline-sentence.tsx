'use client'

import { useContext, type ReactNode } from 'react'
import { FieldProblems } from '@/app/_ui/field'
import type { PlanFormWords } from './plan-form-words'
import { SENTENCE_FIELDS, type SentenceField } from './sentence-fields'

interface InlineSentenceProps {
  words: Pick<PlanFormWords, 'sentence' | 'fields'>
  typed: Readonly<Record<string, string>>
  roles: readonly { readonly id: string; readonly name: string }[]
  earliest: string
}

/** A sentence with fields in it, in the order of the language; what was wrong stands below it. */
export function InlineSentence({ words, typed, roles, earliest }: InlineSentenceProps) {
  const problems = useContext(FieldProblems)
  const props = (field: SentenceField) => ({
    id: field,
    name: field,
    defaultValue: typed[field],
    'aria-label': words.fields[field],
    'aria-invalid': problems[field] ? true : undefined,
    'aria-describedby': problems[field] ? `${field}-problem` : undefined,
  })
  const inputs: Readonly<Record<SentenceField, ReactNode>> = {
    date: <input {...props('date')} type="date" min={earliest} required className="inline-field" />,
    role: (
      <select {...props('role')} className="inline-field inline-select">
        {roles.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    ),
    minutes: <input {...props('minutes')} inputMode="numeric" maxLength={4} className="inline-field inline-number" />,
    target: <input {...props('target')} inputMode="numeric" maxLength={4} className="inline-field inline-number" />,
  }
  const fields = Object.keys(SENTENCE_FIELDS) as SentenceField[]
  return (
    <>
      <p className="inline-sentence">
        {words.sentence.split(/([\uE010-\uE013])/).map((part, place) => {
          const field = fields.find((name) => SENTENCE_FIELDS[name] === part)
          return field === undefined ? part : <span key={place}>{inputs[field]}</span>
        })}
      </p>
      {fields.map((field) =>
        problems[field] ? (
          <p key={field} id={`${field}-problem`} className="mt-2 text-sm font-semibold text-seal">
            {problems[field]}
          </p>
        ) : null,
      )}
    </>
  )
}
