'use no memo'

import { lazy, Suspense, type ComponentProps } from 'react'
import type { Plate as PlateShown } from '@/app/_ui/plate'
import type { Figure as FigureShown } from '@/app/_ui/figure'

const DrawnPlate = lazy(async () => ({ default: (await import('@/app/_ui/plate')).Plate }))
const DrawnFigure = lazy(async () => ({ default: (await import('@/app/_ui/figure')).Figure }))

/**
 * A picture that is an option. What draws it is loaded by itself, for most cards have none: the server's drawing stands
 * until then, and in a session an empty frame of its size.
 */
export function Plate(props: ComponentProps<typeof PlateShown>) {
  return (
    <Suspense fallback={<Frame {...props.scene} />}>
      <DrawnPlate {...props} />
    </Suspense>
  )
}

/** The picture of an answer, loaded in the same way. */
export function Figure(props: ComponentProps<typeof FigureShown>) {
  return (
    <Suspense fallback={<Frame {...props.scene} />}>
      <DrawnFigure {...props} />
    </Suspense>
  )
}

function Frame({ width, height }: { readonly width: number; readonly height: number }) {
  return <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="scene" />
}
