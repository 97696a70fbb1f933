'use no memo'

import { lazy, Suspense, type ComponentProps } from 'react'
import type { Plate as PlateShown } from '@/app/_ui/plate'

const DrawnPlate = lazy(async () => ({ default: (await import('@/app/_ui/plate')).Plate }))

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

/** The empty frame of a picture, in its size. */
export function Frame({ width, height }: { readonly width: number; readonly height: number }) {
  return <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="scene" />
}
