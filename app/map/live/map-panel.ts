import { figuresSentence } from '../chip-words'
import { chipLook } from '../chip-look'
import type { MapFigures } from '@/lib/study'
import type { ChipElement } from './chip-elements'
import type { MapWords } from './map-words'

/** A topic with its figures of the day that is shown. */
export interface Shown {
  readonly chip: ChipElement
  readonly figures: MapFigures
}

/**
 * What a panel tells of the chosen topic: its figures, and what it rests on, weakest first, each with the way to study it.
 *
 * @param rests - its prerequisites
 * @returns what to put into the panel
 */
export function panelContent({ chip, figures }: Shown, rests: readonly Shown[], words: MapWords): Node[] {
  const title = element('h2', 'pr-9 text-base', chip.label)
  const said = element('p', 'mt-1 text-sm text-ink-2 tabular-nums', figuresSentence(figures, chip.hasCards, words.chip))
  const ways = element('p', 'mt-1 flex gap-4')
  ways.append(link(`/topics/${chip.id}`, words.open, 'link inline-flex min-h-9 items-center text-sm'))
  if (chip.hasCards) ways.append(studyLink(chip, words, 'S'))
  const heading = element('h3', 'mt-2 border-t border-line pt-2 text-sm', words.restsOn)
  if (rests.length === 0) return [title, said, ways, element('p', 'mt-2 text-xs text-ink-2', words.restsOnNothing)]
  const list = element('ul', 'mt-1')
  for (const one of [...rests].sort(weakestFirst)) list.append(restsRow(one, words))
  return [title, said, ways, heading, list]
}

/** A topic never met is weaker than any that was. */
const weakestFirst = (a: Shown, b: Shown): number => (a.figures.recall ?? -1) - (b.figures.recall ?? -1)

function restsRow({ chip, figures }: Shown, words: MapWords): HTMLElement {
  const row = element('li', 'border-b border-line py-2 last:border-0')
  const top = element('p', 'flex items-baseline justify-between gap-3 text-sm')
  top.append(link(`/topics/${chip.id}`, chip.label, 'min-w-0 hover:underline'))
  if (chip.hasCards) top.append(studyLink(chip, words))
  const { step, coverage } = chipLook(figures, chip.hasCards)
  const said = element('p', 'mt-0.5 flex items-center gap-2 text-xs text-ink-2 tabular-nums')
  const swatch = element('span', `size-3 shrink-0 border border-edge ${FILLS[Number(step)] ?? 'border-dashed'}`)
  swatch.dataset['recall'] = ''
  swatch.ariaHidden = 'true'
  swatch.style.opacity = coverage > 0 || step === 'n' ? '' : '0'
  said.append(swatch, figuresSentence(figures, chip.hasCards, words.chip))
  row.append(top, said)
  return row
}

// written out, since Tailwind finds class names only whole
const FILLS = ['bg-r0', 'bg-r1', 'bg-r2', 'bg-r3', 'bg-r4', 'bg-r5']

function studyLink({ id, label }: ChipElement, { study }: MapWords, key?: string): HTMLAnchorElement {
  const way = link(
    `/review?topic=${encodeURIComponent(id)}`,
    study,
    'link inline-flex min-h-9 shrink-0 items-center gap-2 text-sm',
  )
  way.setAttribute('aria-label', `${study}: ${label}`)
  if (key !== undefined) way.append(element('kbd', 'kbd', key))
  return way
}

function link(href: string, words: string, className: string): HTMLAnchorElement {
  const way = element('a', className, words)
  way.href = href
  return way
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}
