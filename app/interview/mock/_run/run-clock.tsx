'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { counted, spentMs, type RunState } from './run-state'

const NAME = 'receptive-mock-clock'

interface ClockProps {
  readonly state: RunState
}

/** How much of the interview has passed: a line, and the minutes left. It can be put away, for good. */
export function WholeClock({ state, minutes }: ClockProps & { readonly minutes: number }) {
  const t = useTranslations('mock')
  const [isHidden, toggle] = useHidden()
  const now = useNow(state, isHidden)
  const left = minutes * 60_000 - spentMs(state, now)
  return (
    <>
      <div className="mock-time">
        {isHidden ? null : (
          <div aria-hidden className="mock-time-spent" style={{ width: `${share(1 - left / (minutes * 60_000))}%` }} />
        )}
      </div>
      {isHidden ? null : (
        <span
          role="timer"
          aria-label={t('timeLeft')}
          className={`tabular-nums ${left < 0 ? 'text-seal' : 'text-ink-2'}`}
        >
          {left < 0 ? t('over', { time: clock(-left) }) : t('left', { time: clock(left) })}
        </span>
      )}
      <button type="button" onClick={toggle} className="quiet-button">
        {t(isHidden ? 'showClock' : 'hideClock')}
      </button>
    </>
  )
}

/** Thinking and answering time of what is on the screen. */
export function StepTimes({ state }: ClockProps) {
  const t = useTranslations('mock')
  const [isHidden] = useHidden()
  const now = useNow(state, isHidden)
  if (isHidden) return null
  const { thinkingMs, answeringMs, phase } = counted(state.clock, now)
  return (
    <dl className="mock-step-times" data-phase={phase}>
      <div data-now={phase === 'thinking' || undefined}>
        <dt>{t('thinking')}</dt>
        <dd>{clock(thinkingMs)}</dd>
      </div>
      <div data-now={phase === 'answering' || undefined}>
        <dt>{t('answering')}</dt>
        <dd>{clock(answeringMs)}</dd>
      </div>
    </dl>
  )
}

/** The device's clock, once a second while it is looked at. */
function useNow({ clock: { since } }: RunState, isHidden: boolean): number {
  const [now, setNow] = useState(since ?? 0)
  useEffect(() => {
    if (isHidden || since === null) return
    const tick = (): void => setNow(Date.now())
    const ticking = setInterval(tick, 1_000)
    const first = setTimeout(tick)
    return () => {
      clearInterval(ticking)
      clearTimeout(first)
    }
  }, [isHidden, since])
  return Math.max(now, since ?? 0)
}

const listeners = new Set<() => void>()
let hiddenHere = false

/** Whether the clocks are put away, on this device. */
function useHidden(): [boolean, () => void] {
  const isHidden = useSyncExternalStore(subscribe, readHidden, () => false)
  return [
    isHidden,
    () => {
      hiddenHere = !isHidden
      try {
        if (hiddenHere) localStorage.setItem(NAME, 'hidden')
        else localStorage.removeItem(NAME)
      } catch {
        // a browser that keeps nothing forgets this with the page
      }
      for (const listener of listeners) listener()
    },
  ]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readHidden(): boolean {
  try {
    return localStorage.getItem(NAME) === 'hidden'
  } catch {
    return hiddenHere
  }
}

const share = (part: number): number => Math.min(100, Math.max(0, part * 100))

/** `0:42`, `12:05`. */
function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
