'use client'

import { useState } from 'react'
import { placed } from '@/app/_ui/counted'

interface RetentionFieldProps {
  /** whole per cent */
  defaultValue: number
  min: number
  max: number
  words: {
    label: string
    /** how many of a hundred one recalls, with a place for the number */
    of: string
    low: string
    middle: string
    high: string
    note: string
  }
}

/** How much one wants to recall, with what that means in words while one moves it. */
export function RetentionField({ defaultValue, min, max, words }: RetentionFieldProps) {
  const [percent, setPercent] = useState(defaultValue)
  return (
    <div>
      <label htmlFor="retention" className="text-sm font-semibold">
        {words.label}
      </label>
      <span className="mt-1.5 flex max-w-md items-center gap-4">
        <input
          id="retention"
          name="retention"
          type="range"
          min={min}
          max={max}
          step={1}
          value={percent}
          aria-valuetext={`${percent}%`}
          aria-describedby="retention-note"
          onChange={(event) => setPercent(event.target.valueAsNumber)}
          className="min-h-11 min-w-0 flex-1"
        />
        <output htmlFor="retention" className="w-14 text-right text-lg font-bold tabular-nums">
          {percent}%
        </output>
      </span>
      <div id="retention-note" className="mt-1 max-w-measure text-sm text-ink-2">
        <p>{placed(words.of, String(percent))}</p>
        <p>{words[meaning(percent)]}</p>
        <p className="mt-1 text-ink-3">{words.note}</p>
      </div>
    </div>
  )
}

function meaning(percent: number): 'low' | 'middle' | 'high' {
  if (percent < 85) return 'low'
  return percent <= 92 ? 'middle' : 'high'
}
