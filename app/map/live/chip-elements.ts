import type { Chip, ChipPlace } from '../map-layout'

/** A chip on the screen, with what its marks say about it. */
export interface ChipElement extends Chip {
  readonly element: SVGAElement
  readonly label: string
  readonly hasCards: boolean
  readonly prerequisites: readonly string[]
}

/** The chips that the server drew, in the order of the map. */
export function chipElements(map: SVGSVGElement): ChipElement[] {
  return [...map.querySelectorAll<SVGAElement>('.chip')].map((element) => {
    const { id = '', label = '', up, size = '', rests, r } = element.dataset
    const [width = 0, height = 0] = size.split(' ').map(Number)
    return {
      id,
      parentId: up ?? null,
      width,
      height,
      element,
      label,
      hasCards: r !== '-',
      prerequisites: rests?.split(' ') ?? [],
    }
  })
}

/** Moves a chip to its place, or takes it off the screen. */
export function standAt({ element }: ChipElement, place: ChipPlace | undefined): void {
  element.style.display = place ? '' : 'none'
  if (place) element.style.transform = `translate(${place.x}px,${place.y}px)`
}
