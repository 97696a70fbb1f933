import { counted, placed, type Counted } from '@/app/_ui/counted'
import { foldText } from '../outline-state'
import type { ChipElement } from './chip-elements'

interface SearchActs {
  /** brings what was found into sight, out of its folded branches */
  readonly reveal: (found: readonly ChipElement[]) => void
  readonly focus: (chip: ChipElement) => void
}

/**
 * Brings the search to life: what does not hold the sought words goes into the background, Enter goes to the first that does,
 * Escape clears.
 *
 * @param found - how many topics hold the words that stand in its place
 * @returns stops listening
 */
export function startSearch(
  screen: HTMLElement,
  picture: SVGSVGElement,
  chips: readonly ChipElement[],
  found: Counted,
  { reveal, focus }: SearchActs,
): () => void {
  const field = screen.querySelector<HTMLInputElement>('input[type=search]')
  const status = screen.querySelector<HTMLElement>('[data-found-text]')
  if (!field || !status) return () => undefined
  const stop = new AbortController()
  let shown: readonly ChipElement[] = []

  const seek = (): void => {
    const typed = field.value.trim()
    const sought = foldText(typed)
    shown = sought === '' ? [] : chips.filter(({ label }) => foldText(label).includes(sought))
    picture.toggleAttribute('data-sought', sought !== '')
    for (const { element } of chips) delete element.dataset['found']
    for (const { element } of shown) element.dataset['found'] = ''
    status.textContent = sought === '' ? '' : placed(counted(found, shown.length), typed)
    reveal(shown)
  }
  field.addEventListener('input', seek, { signal: stop.signal })
  field.addEventListener(
    'keydown',
    ({ key, isComposing }) => {
      const [first] = shown
      if (key === 'Enter' && !isComposing && first) focus(first)
      if (key !== 'Escape') return
      field.value = ''
      seek()
    },
    { signal: stop.signal },
  )
  // typed before the script was there
  if (field.value !== '') seek()
  return () => stop.abort()
}
