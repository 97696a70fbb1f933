import type { ChipPlace } from '../map-layout'
import type { ChipElement } from './chip-elements'

/** The mark at the outer end of a chip that folds its branch: empty while it is open, with the number it hides when it is not. */
export interface FoldMark {
  readonly id: string
  readonly place: (chip: ChipPlace | undefined, isFolded: boolean) => void
}

const SVG = 'http://www.w3.org/2000/svg'
const FROM_CHIP = 9

/**
 * Draws a fold mark for every chip with a branch. Keys reach them by the chip, so they stand in no tab order.
 *
 * @param hidden - how many chips a branch holds
 */
export function drawFoldMarks(
  layer: Element,
  chips: readonly ChipElement[],
  words: { readonly fold: string; readonly unfold: string },
  toggle: (id: string) => void,
): FoldMark[] {
  return chips.flatMap((chip): FoldMark[] => {
    const count = below(chip.id, chips)
    if (count === 0) return []
    const mark = svg('g', { class: 'fold', role: 'button', tabindex: '-1' })
    const circle = svg('circle', { r: '4' })
    const text = svg('text', { y: '3.5' })
    mark.append(svg('circle', { r: '12', class: 'reach' }), circle, text)
    mark.addEventListener('click', () => toggle(chip.id))
    layer.append(mark)
    return [
      {
        id: chip.id,
        place: (place, isFolded) => {
          mark.style.display = place ? '' : 'none'
          if (!place) return
          const x = place.side === 1 ? place.x + chip.width + FROM_CHIP : place.x - FROM_CHIP
          mark.setAttribute('transform', `translate(${x} ${place.y + chip.height / 2})`)
          mark.setAttribute('aria-expanded', String(!isFolded))
          mark.setAttribute('aria-label', `${isFolded ? words.unfold : words.fold}: ${chip.label}`)
          circle.setAttribute('r', isFolded ? '8' : '4')
          text.textContent = isFolded ? String(count) : ''
        },
      },
    ]
  })
}

function below(id: string, chips: readonly ChipElement[]): number {
  const children = chips.filter(({ parentId }) => parentId === id)
  return children.reduce((sum, child) => sum + 1 + below(child.id, chips), 0)
}

function svg(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}
