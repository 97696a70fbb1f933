import type { MapFigures } from '@/lib/study'
import { chipLook } from '../chip-look'
import { figuresSentence } from '../chip-words'
import type { DrawnMap } from '../map-chips'
import { layoutMap, type ChipPlace } from '../map-layout'
import { linksOf, type PlacedChip } from '../map-links'
import { chipElements, standAt, type ChipElement } from './chip-elements'
import { drawFoldMarks, type FoldMark } from './fold-marks'
import { keepView, keptView } from './kept-view'
import { listenToPointers } from './map-pointers'
import { panelContent } from './map-panel'
import { startSearch } from './map-search'
import { startTime } from './map-time'
import type { MapWords } from './map-words'
import { neighbour, type Direction, type Standing } from './neighbour'
import { FIRST_SIGHT, moved, showing, transformOf, whole, zoomed, type Box, type Size, type View } from './view'

const STEP = 1.25

/**
 * Brings the map that the server drew to life: it moves, folds, is walked by arrows, searched and recoloured.
 *
 * @param picture - as the server drew it, within the screen that holds its search and its slider
 * @param go - follows a link within the app
 * @returns lets go of all of it
 */
export function startMap(
  picture: SVGSVGElement,
  map: DrawnMap,
  words: MapWords,
  go: (href: string) => void,
): () => void {
  const screen = picture.closest<HTMLElement>('.map-screen')
  if (!screen) return () => undefined
  const live = new LiveMap(screen, picture, map, words, go)
  const ends = [live.listen(), startTime(screen, words, (figures) => live.recolour(figures))]
  screen.dataset['live'] = ''
  return () => {
    for (const end of ends) end()
    delete screen.dataset['live']
  }
}

class LiveMap {
  readonly #screen: HTMLElement
  readonly #map: SVGSVGElement
  /** through which one sees the picture, wherever it has been moved */
  readonly #window: HTMLElement
  readonly #right: number
  readonly #words: MapWords
  readonly #go: (href: string) => void
  readonly #chips: readonly ChipElement[]
  readonly #byId: ReadonlyMap<string, ChipElement>
  readonly #marks: readonly FoldMark[]
  readonly #folded: Set<string>
  /** of the day that the slider shows; of the page's own where there is none */
  #figures: ReadonlyMap<string, MapFigures> = new Map()
  #places: ReadonlyMap<string, ChipPlace> = new Map()
  #box: Box = { x: 0, y: 0, width: 0, height: 0 }
  #size: Size = { width: 1, height: 1 }
  #view: View
  #frame = 0
  /** the chip that Tab reaches */
  #active: ChipElement | undefined
  #chosen: ChipElement | null = null

  constructor(
    screen: HTMLElement,
    picture: SVGSVGElement,
    { chips, right }: DrawnMap,
    words: MapWords,
    go: (href: string) => void,
  ) {
    this.#screen = screen
    this.#map = picture
    this.#window = picture.parentElement ?? screen
    this.#right = right
    this.#words = words
    this.#go = go
    this.#chips = chipElements(picture, chips)
    this.#byId = new Map(this.#chips.map((chip) => [chip.id, chip]))
    const layer = picture.querySelector('svg') ?? picture
    this.#marks = drawFoldMarks(layer, this.#chips, words, (id) => this.#toggle(id))
    const { view, folded } = keptView()
    this.#folded = new Set(folded)
    this.#view = view
    this.#measure()
    this.#lay()
    this.#setActive(this.#chips[0])
    this.#draw()
  }

  /** @returns stops listening */
  listen(): () => void {
    const stop = new AbortController()
    const on = { signal: stop.signal }
    const map = this.#map
    const pointers = listenToPointers(this.#window, {
      move: (dx, dy) => this.#look(moved(this.#view, dx, dy, this.#box)),
      zoom: (factor, at) => this.#look(zoomed(this.#view, factor, at, this.#box)),
    })
    const resized = new ResizeObserver(() => this.#measure())
    resized.observe(this.#window)
    let wasChosen: ChipElement | null = null
    let byMouse = false
    map.addEventListener(
      'pointerdown',
      (event) => {
        byMouse = event.pointerType === 'mouse'
        wasChosen = this.#chosen
      },
      { ...on, capture: true },
    )
    map.addEventListener(
      'click',
      (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        const chip = this.#chipAt(event.target)
        if (!chip) return
        event.preventDefault()
        // a mouse has no other way to look before it opens; a finger and a key open at once
        if (event.detail > 0 && byMouse && wasChosen !== chip) return this.#choose(chip)
        this.#keep()
        this.#go(`/topics/${chip.id}`)
      },
      on,
    )
    map.addEventListener(
      'focusin',
      (event) => {
        const chip = this.#chipAt(event.target)
        if (!chip) return
        this.#setActive(chip)
        // a panel that opens under a finger going down would take the tap; a pointer chooses by its click
        if (chip.element.matches(':focus-visible')) this.#choose(chip)
      },
      on,
    )
    map.addEventListener('keydown', (event) => this.#onKey(event), on)
    this.#screen.addEventListener('click', (event) => this.#onAct(event), on)
    const search = startSearch(this.#screen, map, this.#chips, this.#words.found, {
      reveal: (found) => this.#reveal(found),
      focus: (chip) => this.#focus(chip),
    })
    addEventListener('pagehide', () => this.#keep(), on)
    return () => {
      this.#keep()
      stop.abort()
      pointers()
      search()
      resized.disconnect()
      for (const mark of map.querySelectorAll('.fold')) mark.remove()
      cancelAnimationFrame(this.#frame)
    }
  }

  /** Shows other figures, without a new layout. */
  recolour(figures: ReadonlyMap<string, MapFigures>): void {
    this.#figures = figures
    for (const chip of this.#chips) {
      const { element, width, label, hasCards } = chip
      const { step, low, high, coverage, isDue } = chipLook(this.#figuresOf(chip), hasCards)
      element.dataset['r'] = step
      element.toggleAttribute('data-due', isDue)
      element.querySelector('.low')?.setAttribute('class', `low r${low}`)
      element.querySelector('.high')?.setAttribute('class', `high r${high}`)
      element.querySelector('.met')?.setAttribute('width', String(Math.round(coverage * width * 10) / 10))
      element.setAttribute('aria-label', [label, this.#said(chip)].join(this.#words.chip.comma))
    }
    if (this.#chosen) this.#tell(this.#chosen)
  }

  #said(chip: ChipElement): string {
    return figuresSentence(this.#figuresOf(chip), chip.hasCards, this.#words.chip)
  }

  #figuresOf({ id, figures }: ChipElement): MapFigures {
    return this.#figures.get(id) ?? figures
  }

  #measure(): void {
    const { width, height } = this.#window.getBoundingClientRect()
    this.#size = { width: Math.max(1, width), height: Math.max(1, height) }
  }

  #lay(): void {
    const { places, box } = layoutMap(this.#chips, this.#folded, this.#right)
    this.#places = places
    this.#box = box
    for (const chip of this.#chips) standAt(chip, places.get(chip.id))
    for (const mark of this.#marks) mark.place(places.get(mark.id), this.#folded.has(mark.id))
    this.#map.querySelector('.links')?.setAttribute('d', linksOf(this.#placed()))
  }

  #look(view: View): void {
    this.#view = view
    // once a frame, however many events it brings
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    this.#frame = 0
    this.#map.style.transform = transformOf(this.#view)
  }

  #toggle(id: string): void {
    const chip = this.#byId.get(id)
    const before = this.#places.get(id)
    if (!chip || !before || !this.#chips.some(({ parentId }) => parentId === id)) return
    if (!this.#folded.delete(id)) this.#folded.add(id)
    this.#lay()
    const after = this.#places.get(id)
    // the chip stays under the finger, whatever moves around it
    if (after) this.#look({ ...this.#view, x: this.#view.x + after.x - before.x, y: this.#view.y + after.y - before.y })
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
    const chip = this.#chipAt(event.target)
    const act = chip && ARROWS[event.key] ? () => this.#walk(chip, event.key) : this.#actOf(event.key, chip)
    if (!act) return
    event.preventDefault()
    act()
  }

  #actOf(key: string, chip: ChipElement | null): (() => void) | null {
    switch (key) {
      case '+':
      case '=':
        return () => this.#zoomBy(STEP)
      case '-':
        return () => this.#zoomBy(1 / STEP)
      case '0':
        return () => this.#showWhole()
      case ' ':
        return chip && (() => this.#toggle(chip.id))
      case 's':
      case 'S':
        return chip?.hasCards ? () => this.#go(`/review?topic=${encodeURIComponent(chip.id)}`) : null
      case 'Escape':
        return () => this.#choose(null)
      default:
        return null
    }
  }

  #onAct(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null
    switch (target?.closest<HTMLElement>('[data-act]')?.dataset['act']) {
      case 'larger':
        return this.#zoomBy(STEP)
      case 'smaller':
        return this.#zoomBy(1 / STEP)
      case 'whole':
        return this.#showWhole()
      case 'close': {
        const { element } = this.#chosen ?? {}
        this.#choose(null)
        return element?.focus()
      }
    }
    const link = target?.closest<HTMLAnchorElement>('.map-panel a')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.#go(link.pathname + link.search)
  }

  #zoomBy(factor: number): void {
    this.#look(zoomed(this.#view, factor, { x: 0, y: 0 }, this.#box))
  }

  /** The whole map; once that is what one sees, the chosen chip or the root at true size. */
  #showWhole(): void {
    const all = whole(this.#box, this.#size)
    const isWhole = Math.abs(all.scale - this.#view.scale) < 0.001 && all.x === this.#view.x && all.y === this.#view.y
    const place = this.#chosen && this.#places.get(this.#chosen.id)
    this.#look(isWhole ? { ...(place ?? FIRST_SIGHT), scale: 1 } : all)
  }

  #walk(chip: ChipElement, key: string): void {
    const direction = ARROWS[key]
    const standing = this.#placed()
    const from = standing.find(({ id }) => id === chip.id)
    if (!direction || !from) return
    const outwards = (direction === 'right') === (from.side === 1)
    if (outwards && direction !== 'up' && direction !== 'down' && this.#folded.has(chip.id))
      return this.#toggle(chip.id)
    const next = neighbour(standing, from, direction)
    if (next) this.#focus(this.#byId.get(next.id))
  }

  /** The chips that show. */
  #placed(): (Standing & PlacedChip)[] {
    return this.#chips.flatMap(({ id, parentId, width, height }) => {
      const place = this.#places.get(id)
      return place ? [{ ...place, id, parentId, width, height }] : []
    })
  }

  #focus(chip: ChipElement | undefined): void {
    chip?.element.focus({ preventScroll: true })
  }

  #setActive(chip: ChipElement | undefined): void {
    for (const { element } of this.#active ? [this.#active] : this.#chips) element.tabIndex = -1
    this.#active = chip
    if (chip) chip.element.tabIndex = 0
  }

  #choose(chip: ChipElement | null): void {
    const panel = this.#screen.querySelector<HTMLElement>('.map-panel')
    if (this.#chosen) delete this.#chosen.element.dataset['chosen']
    this.#chosen = chip
    if (!panel) return
    panel.hidden = chip === null
    if (chip === null) return
    chip.element.dataset['chosen'] = ''
    this.#tell(chip)
    this.#showBeside(panel, chip)
  }

  #tell(chip: ChipElement): void {
    const rests = chip.rests.flatMap((place) => this.#chips[place] ?? [])
    const shown = (one: ChipElement) => ({ chip: one, figures: this.#figuresOf(one) })
    const content = panelContent(shown(chip), rests.map(shown), this.#words)
    this.#screen.querySelector('.map-panel [data-content]')?.replaceChildren(...content)
  }

  /** Where there is room the panel goes to the other half of the screen; where there is none it covers the foot. */
  #showBeside(panel: HTMLElement, chip: ChipElement): void {
    const isFoot = panel.offsetWidth > this.#size.width / 2
    this.#show(chip, isFoot ? panel.offsetHeight : 0)
    const place = this.#places.get(chip.id)
    panel.toggleAttribute('data-left', !isFoot && place !== undefined && place.x + chip.width / 2 > this.#view.x)
  }

  #show(chip: ChipElement, covered = 0): void {
    const place = this.#places.get(chip.id)
    if (place)
      this.#look(showing(this.#view, { ...place, width: chip.width, height: chip.height }, this.#size, covered))
  }

  /** Unfolds the branches of chips, and moves to the first. */
  #reveal(chips: readonly ChipElement[]): void {
    const opened = chips.flatMap(({ parentId }) => this.#above(parentId)).filter((id) => this.#folded.delete(id))
    if (opened.length > 0) this.#lay()
    const [first] = chips
    if (first) this.#show(first)
  }

  #above(id: string | null): string[] {
    return id === null ? [] : [id, ...this.#above(this.#byId.get(id)?.parentId ?? null)]
  }

  #chipAt(target: EventTarget | null): ChipElement | null {
    const chip = target instanceof Element ? target.closest<SVGAElement>('.chip') : null
    return this.#byId.get(chip?.dataset['id'] ?? '') ?? null
  }

  #keep(): void {
    keepView({ view: this.#view, folded: [...this.#folded] })
  }
}

const ARROWS: Readonly<Record<string, Direction | undefined>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
