'use client'

import { createContext, useContext, type ComponentProps, type ReactNode } from 'react'

/** Sentences about wrong fields, by the name of the field. A form fills it, its fields read it. */
export const FieldProblems = createContext<Readonly<Record<string, string>>>({})

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  name: string
  label: ReactNode
  note?: ReactNode
  /** what stands behind the field: a unit, a button */
  after?: ReactNode
  /** width of the field itself */
  width?: string
}

/** A line of text with its label, its note and, when it was wrong, what would be right. */
export function TextField({ name, label, note, after, width = 'w-full', ...input }: TextFieldProps) {
  const problem = useContext(FieldProblems)[name]
  const notes = [problem ? `${name}-problem` : '', note ? `${name}-note` : ''].filter(Boolean).join(' ')
  return (
    <div>
      <label htmlFor={name} className="text-sm font-semibold">
        {label}
      </label>
      <span className="mt-1.5 flex items-center gap-3">
        <span className={width}>
          <input
            {...input}
            id={name}
            name={name}
            aria-invalid={problem ? true : undefined}
            aria-describedby={notes || undefined}
            className="field"
          />
        </span>
        {after}
      </span>
      <FieldNotes name={name} note={note} problem={problem} />
    </div>
  )
}

interface SelectFieldProps {
  name: string
  label: ReactNode
  note?: ReactNode
  defaultValue: string
  width?: string
  /** the options */
  children: ReactNode
}

/** A choice from a list, with its label and its note. */
export function SelectField({ name, label, note, defaultValue, width = 'w-full', children }: SelectFieldProps) {
  const problem = useContext(FieldProblems)[name]
  return (
    <div>
      <label htmlFor={name} className="text-sm font-semibold">
        {label}
      </label>
      <span className={`mt-1.5 block ${width}`}>
        <select
          id={name}
          name={name}
          defaultValue={defaultValue}
          aria-describedby={note ? `${name}-note` : undefined}
          className="field"
        >
          {children}
        </select>
      </span>
      <FieldNotes name={name} note={note} problem={problem} />
    </div>
  )
}

/** The lines under a field: what was wrong first, then what it is for. */
export function FieldNotes({ name, note, problem }: { name: string; note: ReactNode; problem: string | undefined }) {
  return (
    <>
      {problem ? (
        <p id={`${name}-problem`} className="mt-1.5 text-sm font-semibold text-seal">
          {problem}
        </p>
      ) : null}
      {note ? (
        <p id={`${name}-note`} className="mt-1.5 max-w-measure text-sm text-ink-2">
          {note}
        </p>
      ) : null}
    </>
  )
}
