'use client'

import { useState, type ReactNode } from 'react'
import { TextField } from './field'

interface PasswordFieldProps {
  label: string
  note?: ReactNode
  /** a manager offers to make one, or fills in the known one */
  use: 'new-password' | 'current-password'
  words: { show: string; hide: string }
}

/** A password that one may look at while typing; pasting and managers work. */
export function PasswordField({ label, note, use, words }: PasswordFieldProps) {
  const [seen, setSeen] = useState(false)
  return (
    <TextField
      name="password"
      label={label}
      note={note}
      type={seen ? 'text' : 'password'}
      autoComplete={use}
      autoCapitalize="none"
      spellCheck={false}
      required
      width="min-w-0 flex-1"
      after={
        <button
          type="button"
          aria-pressed={seen}
          onClick={() => setSeen(!seen)}
          className="min-h-11 min-w-16 text-sm text-ink-2 hover:text-ink"
        >
          {seen ? words.hide : words.show}
        </button>
      }
    />
  )
}
