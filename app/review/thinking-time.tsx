import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

const NAME = 'receptive-thinking-time'

/** How long one has thought about an open question. It presses nobody: a tap puts it away, for good. */
export function ThinkingTime({ since }: { readonly since: number }) {
  const t = useTranslations('review')
  const [isHidden, setHidden] = useState(readHidden)
  const [now, setNow] = useState(since)
  useEffect(() => {
    if (isHidden) return
    const tick = (): void => setNow(Date.now())
    const ticking = setInterval(tick, 1_000)
    const first = setTimeout(tick)
    return () => {
      clearInterval(ticking)
      clearTimeout(first)
    }
  }, [isHidden])
  const toggle = (): void => {
    writeHidden(!isHidden)
    setHidden(!isHidden)
  }
  return (
    <button type="button" onClick={toggle} className="quiet-button">
      {isHidden ? (
        t('showTime')
      ) : (
        <>
          <span role="timer" aria-label={t('thinkingTime')} className="tabular-nums">
            {clock(now - since)}
          </span>
          <span className="text-xs text-ink-3">{t('hideTime')}</span>
        </>
      )}
    </button>
  )
}

/** `0:42`, `12:05`. */
function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function readHidden(): boolean {
  try {
    return localStorage.getItem(NAME) === 'hidden'
  } catch {
    return false
  }
}

function writeHidden(isHidden: boolean): void {
  try {
    if (isHidden) localStorage.setItem(NAME, 'hidden')
    else localStorage.removeItem(NAME)
  } catch {
    // a browser that keeps nothing forgets this too
  }
}
