'use client'

import { lazy, Suspense } from 'react'
import type { DrawnPictureProps } from './drawn-picture'

const Drawn = lazy(async () => ({ default: (await import('./drawn-picture')).DrawnPicture }))

/**
 * The picture of the question's own numbers, with its slider: the one island of the page. What moves it is loaded by
 * itself, for most answers have none; the server's drawing stands until then.
 */
export function Picture(props: DrawnPictureProps) {
  const { width, height } = props.scene
  return (
    <Suspense fallback={<svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="scene" />}>
      <Drawn {...props} />
    </Suspense>
  )
}
