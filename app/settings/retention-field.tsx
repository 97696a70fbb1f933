'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

interface RetentionFieldProps {
  /** whole per cent */
  defaultValue: number
  min: number
  max: number
}

/** How much one wants to recall, with what that means in words while one moves it. */
export function RetentionField({ defaultValue, min, max }: RetentionFieldProps) {
  const t = useTranslations('settings')
  const [percent, setPercent] = useState(defaultValue)
  return (
    <div>
      <label htmlFor="retention" className="text-sm font-semibold">
        {t('retention')}
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
        <p>
          {t('retentionOf', { n: percent })} {t(meaning(percent))}
        </p>
        <p className="mt-1 text-ink-3">{t('retentionNote')}</p>
      </div>
    </div>
  )
}

function meaning(percent: number): 'retentionLow' | 'retentionMiddle' | 'retentionHigh' {
  if (percent < 85) return 'retentionLow'
  return percent <= 92 ? 'retentionMiddle' : 'retentionHigh'
}
