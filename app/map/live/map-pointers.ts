/** What fingers, a mouse and a wheel do to the view; places are pixels from the middle of the map's screen. */
export interface Gestures {
  readonly move: (dx: number, dy: number) => void
  readonly zoom: (factor: number, at: { readonly x: number; readonly y: number }) => void
}

/** So far a finger may slip and still tap. */
const TAP_PX = 4

/**
 * Listens to drags, pinches and Ctrl + wheel. A drag cancels the tap that it would end in.
 *
 * @param map - through which one sees the picture; says by `data-moving` that it moves
 * @returns stops listening
 */
export function listenToPointers(map: HTMLElement, { move, zoom }: Gestures): () => void {
  const stop = new AbortController()
  const on = { signal: stop.signal }
  const down = new Map<number, { x: number; y: number }>()
  let began = { x: 0, y: 0 }
  let dragged = false

  const fromMiddle = ({ x, y }: { x: number; y: number }): { x: number; y: number } => {
    const box = map.getBoundingClientRect()
    return { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 }
  }
  map.addEventListener(
    'pointerdown',
    ({ pointerId, pointerType, button, clientX: x, clientY: y }) => {
      if (pointerType === 'mouse' && button !== 0) return
      if (down.size === 0) {
        dragged = false
        began = { x, y }
      }
      down.set(pointerId, { x, y })
    },
    on,
  )
  map.addEventListener(
    'pointermove',
    ({ pointerId, clientX: x, clientY: y }) => {
      const before = down.get(pointerId)
      if (!before) return
      if (!dragged && down.size === 1 && Math.hypot(x - began.x, y - began.y) <= TAP_PX) return
      if (!dragged) {
        dragged = true
        map.dataset['moving'] = ''
        for (const id of down.keys()) map.setPointerCapture(id)
      }
      const other = [...down].find(([id]) => id !== pointerId)?.[1]
      down.set(pointerId, { x, y })
      if (!other) return move(x - before.x, y - before.y)
      const wide = Math.hypot(before.x - other.x, before.y - other.y)
      move((x - before.x) / 2, (y - before.y) / 2)
      if (wide > 0) {
        zoom(Math.hypot(x - other.x, y - other.y) / wide, fromMiddle({ x: (x + other.x) / 2, y: (y + other.y) / 2 }))
      }
    },
    on,
  )
  const lift = ({ pointerId }: PointerEvent): void => {
    down.delete(pointerId)
    if (down.size === 0) delete map.dataset['moving']
  }
  map.addEventListener('pointerup', lift, on)
  map.addEventListener('pointercancel', lift, on)
  map.addEventListener(
    'click',
    (event) => {
      if (!dragged || event.detail === 0) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { ...on, capture: true },
  )
  map.addEventListener('dragstart', (event) => event.preventDefault(), on)
  map.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      zoom(Math.exp(-event.deltaY / (event.deltaMode === 0 ? 200 : 8)), fromMiddle(event))
    },
    { ...on, passive: false },
  )
  return () => stop.abort()
}
