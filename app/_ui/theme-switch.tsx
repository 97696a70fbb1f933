'use client'

import { useState, useTransition, type ReactNode } from 'react'
import { chooseLook } from '@/app/_server/choose-look'

type Theme = 'auto' | 'light' | 'dark'

interface ThemeSwitchProps {
  theme: Theme
  /** the group's name */
  label: string
  choices: readonly { theme: Theme; name: string; icon: ReactNode }[]
}

/** Three looks side by side. The page changes at once; the server is told afterwards. */
export function ThemeSwitch({ theme, label, choices }: ThemeSwitchProps) {
  const [chosen, setChosen] = useState(theme)
  const [, startTransition] = useTransition()
  const choose = (next: Theme) => {
    showTheme(next)
    setChosen(next)
    startTransition(() => chooseLook({ theme: next }))
  }
  return (
    <div role="group" aria-label={label} className="flex">
      {choices.map((choice) => (
        <button
          key={choice.theme}
          type="button"
          aria-label={choice.name}
          title={choice.name}
          aria-pressed={chosen === choice.theme}
          onClick={() => choose(choice.theme)}
          className="grid size-8 place-items-center rounded text-ink-3 hover:text-ink aria-pressed:bg-sunk aria-pressed:text-ink pointer-coarse:size-11"
        >
          {choice.icon}
        </button>
      ))}
    </div>
  )
}

function showTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
