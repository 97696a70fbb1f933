import type { MapChip } from '../map-chips'
import type { ChipPlace } from '../map-layout'

/** A chip on the screen. */
export interface ChipElement extends MapChip {
  readonly element: SVGAElement
  readonly label: string
}

/** The chips with the marks that the server drew of them, in the order of the map. */
export function chipElements(picture: SVGSVGElement, chips: readonly MapChip[]): ChipElement[] {
  const elements = new Map(
    [...picture.querySelectorAll<SVGAElement>('.chip')].map((element) => [element.dataset['id'], element]),
  )
  return chips.flatMap((chip) => {
    const element = elements.get(chip.id)
    return element ? [{ ...chip, element, label: chip.lines.join('') }] : []
  })
}

/** Moves a chip to its place, or takes it off the screen. */
export function standAt({ element }: ChipElement, place: ChipPlace | undefined): void {
  element.style.display = place ? '' : 'none'
  if (place) element.style.transform = `translate(${place.x}px,${place.y}px)`
}
