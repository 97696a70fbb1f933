import { counted, placed } from '@/app/_ui/counted'
import type { MapFigures } from '@/lib/study'
import { chipLook } from '../chip-look'
import { figuresSentence } from '../chip-words'
import { layoutMap, type ChipPlace } from '../map-layout'
import { foldText } from '../outline-state'
import { chipElements, standAt, type ChipElement } from './chip-elements'
import { drawFoldMarks, type FoldMark } from './fold-marks'
import { listenToPointers } from './map-pointers'
import { panelContent } from './map-panel'
import { startTime } from './map-time'
import type { MapWords } from './map-words'
import { neighbour, type Direction, type Standing } from './neighbour'
import { FIRST_SIGHT, moved, showing, viewBox, whole, zoomed, type Box, type Size, type View } from './view-box'

const KEY = 'receptive-map'
const STEP = 1.25

/**
 * Brings the map that the server drew to life: it moves, folds, is walked by arrows, searched and recoloured.
 *
 * @param screen - what holds the map, its search and its slider
 * @param go - follows a link within the app
 * @returns lets go of all of it
 */
export function startMap(screen: HTMLElement, words: MapWords, go: (href: string) => void): () => void {
  const map = screen.querySelector<SVGSVGElement>('svg.map')
  if (!map) return () => undefined
  const live = new LiveMap(screen, map, words, go)
  const ends = [live.listen(), startTime(screen, words, (id, figures) => live.recolour(id, figures))]
  screen.dataset['live'] = ''
  return () => {
    for (const end of ends) end()
    delete screen.dataset['live']
  }
}

class LiveMap {
  readonly #screen: HTMLElement
  readonly #map: SVGSVGElement
  readonly #words: MapWords
  readonly #go: (href: string) => void
  readonly #chips: readonly ChipElement[]
  readonly #byId: ReadonlyMap<string, ChipElement>
  readonly #marks: readonly FoldMark[]
  readonly #figures = new Map<string, MapFigures>()
  readonly #folded: Set<string>
  #places: ReadonlyMap<string, ChipPlace> = new Map()
  #box: Box = { x: 0, y: 0, width: 0, height: 0 }
  #size: Size = { width: 1, height: 1 }
  #view: View
  #frame = 0
  /** the chip that Tab reaches */
  #active: ChipElement | undefined
  #chosen: ChipElement | null = null

  constructor(screen: HTMLElement, map: SVGSVGElement, words: MapWords, go: (href: string) => void) {
    this.#screen = screen
    this.#map = map
    this.#words = words
    this.#go = go
    this.#chips = chipElements(map)
    this.#byId = new Map(this.#chips.map((chip) => [chip.id, chip]))
    const layer = map.querySelector('svg') ?? map
    this.#marks = drawFoldMarks(layer, this.#chips, words, (id) => this.#toggle(id))
    const kept = recallKept()
    this.#folded = new Set(kept?.folded)
    this.#view = kept?.view ?? FIRST_SIGHT
    this.#measure()
    // from here on the view box says what is in the middle
    layer.setAttribute('x', '0')
    layer.setAttribute('y', '0')
    this.#lay()
    this.#setActive(this.#chips[0])
    this.#draw()
  }

  /** @returns stops listening */
  listen(): () => void {
    const stop = new AbortController()
    const on = { signal: stop.signal }
    const map = this.#map
    const pointers = listenToPointers(map, {
      move: (dx, dy) => this.#look(moved(this.#view, dx, dy, this.#box)),
      zoom: (factor, at) => this.#look(zoomed(this.#view, factor, at, this.#box)),
    })
    const resized = new ResizeObserver(() => {
      this.#measure()
      this.#draw()
    })
    resized.observe(map)
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
        if (event.detail > 0 && byMouse && wasChosen !== chip) return
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
        this.#choose(chip)
      },
      on,
    )
    map.addEventListener('keydown', (event) => this.#onKey(event), on)
    this.#screen.addEventListener('click', (event) => this.#onAct(event), on)
    const search = this.#search()
    search?.addEventListener('input', () => this.#seek(), on)
    search?.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Enter') this.#walkFound()
        if (event.key === 'Escape') this.#clearSearch()
      },
      on,
    )
    addEventListener('pagehide', () => this.#keep(), on)
    return () => {
      this.#keep()
      stop.abort()
      pointers()
      resized.disconnect()
      cancelAnimationFrame(this.#frame)
    }
  }

  /** Shows other figures of a topic, without a new layout. */
  recolour(id: string, figures: MapFigures): void {
    const chip = this.#byId.get(id)
    if (!chip) return
    this.#figures.set(id, figures)
    const { element, width, label, hasCards } = chip
    const { step, low, high, coverage, isDue } = chipLook(figures, hasCards)
    element.dataset['r'] = step
    element.toggleAttribute('data-due', isDue)
    element.querySelector('.low')?.setAttribute('class', `low r${low}`)
    element.querySelector('.high')?.setAttribute('class', `high r${high}`)
    element.querySelector('.met')?.setAttribute('width', String(Math.round(coverage * width * 10) / 10))
    element.setAttribute('aria-label', [label, this.#said(chip)].join(this.#words.chip.comma))
    if (this.#chosen !== null && this.#chosen.id === id) this.#choose(this.#chosen)
  }

  #said(chip: ChipElement): string {
    return figuresSentence(this.#figuresOf(chip), chip.hasCards, this.#words.chip)
  }

  #figuresOf({ id, element }: ChipElement): MapFigures {
    const [recall = 0, band = 0, coverage = 0, due = 0] = (element.dataset['f'] ?? '').split(' ').map(Number)
    return this.#figures.get(id) ?? { recall: recall < 0 ? null : recall, band, coverage, due }
  }

  #measure(): void {
    const { width, height } = this.#map.getBoundingClientRect()
    this.#size = { width: Math.max(1, width), height: Math.max(1, height) }
  }

  #lay(): void {
    const { places, links, box } = layoutMap(this.#chips, this.#folded, Number(this.#map.dataset['right']))
    this.#places = places
    this.#box = box
    for (const chip of this.#chips) standAt(chip, places.get(chip.id))
    for (const mark of this.#marks) mark.place(places.get(mark.id), this.#folded.has(mark.id))
    this.#map.querySelector('.links')?.setAttribute('d', links)
  }

  #look(view: View): void {
    this.#view = view
    // once a frame, however many events it brings
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw())
  }

  #draw(): void {
    this.#frame = 0
    this.#map.setAttribute('viewBox', viewBox(this.#view, this.#size))
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
      case 'clear':
        return this.#clearSearch()
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
    const standing = this.#standing()
    const from = standing.find(({ id }) => id === chip.id)
    if (!direction || !from) return
    const outwards = (direction === 'right') === (from.side === 1)
    if (outwards && direction !== 'up' && direction !== 'down' && this.#folded.has(chip.id))
      return this.#toggle(chip.id)
    const next = neighbour(standing, from, direction)
    if (next) this.#focus(this.#byId.get(next.id))
  }

  #standing(): Standing[] {
    return this.#chips.flatMap(({ id, parentId, height }) => {
      const place = this.#places.get(id)
      return place ? [{ ...place, id, parentId, height }] : []
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
    const rests = chip.prerequisites.flatMap((id) => this.#byId.get(id) ?? [])
    const shown = (one: ChipElement) => ({ chip: one, figures: this.#figuresOf(one) })
    panel.querySelector('[data-content]')?.replaceChildren(...panelContent(shown(chip), rests.map(shown), this.#words))
    this.#showBeside(panel, chip)
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

  #search(): HTMLInputElement | null {
    return this.#screen.querySelector<HTMLInputElement>('input[type=search]')
  }

  /** Dims what does not hold the sought words, and unfolds the branches of what does. */
  #seek(): void {
    const typed = this.#search()?.value.trim() ?? ''
    const sought = foldText(typed)
    const found = sought === '' ? [] : this.#chips.filter(({ label }) => foldText(label).includes(sought))
    this.#map.toggleAttribute('data-sought', sought !== '')
    for (const { element } of this.#chips) delete element.dataset['found']
    for (const { element } of found) element.dataset['found'] = ''
    const closed = found.flatMap(({ parentId }) => this.#above(parentId)).filter((id) => this.#folded.delete(id))
    if (closed.length > 0) this.#lay()
    const [first] = found
    if (first) this.#show(first)
    const status = this.#screen.querySelector<HTMLElement>('[data-found-text]')
    if (status) status.textContent = sought === '' ? '' : placed(counted(this.#words.found, found.length), typed)
  }

  #above(id: string | null): string[] {
    return id === null ? [] : [id, ...this.#above(this.#byId.get(id)?.parentId ?? null)]
  }

  #walkFound(): void {
    this.#focus(this.#chips.find(({ element }) => 'found' in element.dataset))
  }

  #clearSearch(): void {
    const search = this.#search()
    if (search) search.value = ''
    this.#seek()
  }

  #chipAt(target: EventTarget | null): ChipElement | null {
    const chip = target instanceof Element ? target.closest<SVGAElement>('.chip') : null
    return this.#byId.get(chip?.dataset['id'] ?? '') ?? null
  }

  /** Who comes back from a topic finds the map as it was. */
  #keep(): void {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ view: this.#view, folded: [...this.#folded] }))
    } catch {
      // storage is switched off: the map begins anew
    }
  }
}

const ARROWS: Readonly<Record<string, Direction | undefined>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

function recallKept(): { readonly view: View; readonly folded: readonly string[] } | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { view: View; folded: string[] } | null
  } catch {
    return null
  }
}
