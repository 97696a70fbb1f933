import type { MapDays, MapFigures } from '@/lib/study'
import { dayNote, dayText } from '../day-text'
import type { MapWords } from './map-words'

/**
 * Brings the time slider to life: the days come in one answer once somebody reaches for it, and each stop recolours the map.
 *
 * @param recolour - shows other figures, by topic
 * @returns stops listening
 */
export function startTime(
  screen: HTMLElement,
  words: MapWords,
  recolour: (figures: ReadonlyMap<string, MapFigures>) => void,
): () => void {
  const slider = screen.querySelector<HTMLInputElement>('.map-slider')
  const text = screen.querySelector<HTMLElement>('[data-day-text]')
  const note = screen.querySelector<HTMLElement>('[data-day-note]')
  const bar = screen.querySelector<HTMLElement>('[data-time]')
  if (!slider || !text || !note || !bar) return () => undefined
  const stop = new AbortController()
  let days: Promise<MapDays> | null = null
  const load = (): Promise<MapDays> => {
    days ??= fetchDays(stop.signal)
    // a failure is told once; the next touch asks again
    days.catch(() => (days = null))
    return days
  }

  const show = async (): Promise<void> => {
    try {
      const all = await load()
      const place = Number(slider.value)
      const day = all.days[place]
      const today = all.days.find(({ offset }) => offset === 0)
      if (!day || !today) return
      recolour(figuresOn(all, place))
      text.textContent = dayText(day, today.date, words.day, words.chip.language)
      note.textContent = dayNote(day, words.day)
      slider.setAttribute('aria-valuetext', text.textContent)
      for (const link of bar.querySelectorAll<HTMLAnchorElement>('a[data-place]')) {
        if (link.dataset['place'] === slider.value) link.setAttribute('aria-current', 'true')
        else link.removeAttribute('aria-current')
      }
      remember(day.offset === 0 ? null : day.date)
    } catch {
      if (!stop.signal.aborted) note.textContent = words.dayFailed
    }
  }
  const on = { signal: stop.signal }
  bar.addEventListener('pointerenter', () => void load().catch(() => undefined), on)
  slider.addEventListener('focus', () => void load().catch(() => undefined), on)
  slider.addEventListener('input', () => void show(), on)
  bar.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-place]') : null
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      slider.value = link.dataset['place'] ?? slider.value
      void show()
    },
    // before Next's own listener follows the link
    { ...on, capture: true },
  )
  return () => stop.abort()
}

function figuresOn({ topics }: MapDays, place: number): ReadonlyMap<string, MapFigures> {
  return new Map(
    Object.entries(topics).map(([id, { recall, band, coverage, due }]) => [
      id,
      {
        recall: recall[place] ?? null,
        band: band[place] ?? 0,
        coverage: coverage[place] ?? 0,
        due: due[place] ?? 0,
      },
    ]),
  )
}

async function fetchDays(signal: AbortSignal): Promise<MapDays> {
  const answer = await fetch('/api/map', { signal })
  if (!answer.ok) throw new Error(`the days of the map: ${answer.status}`)
  return (await answer.json()) as MapDays
}

/** Loading the page again shows the same day. */
function remember(date: string | null): void {
  const url = new URL(location.href)
  if (date === null) url.searchParams.delete('day')
  else url.searchParams.set('day', date)
  history.replaceState(history.state, '', url)
}
