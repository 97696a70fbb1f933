'use no memo'

import type { Scene } from '@/lib/figure'
import { SceneMarks } from './scene-marks'
import './figure.css'

/** A picture that is an option of a question: it says no more than the option's own words. */
export function Plate({ scene, alt }: { scene: Scene; alt: string }) {
  return (
    <svg viewBox={`0 0 ${scene.width} ${scene.height}`} role="img" aria-label={alt} className="scene">
      <SceneMarks marks={scene.marks} />
      <SceneMarks marks={scene.frames?.[scene.chosen ?? 0]?.marks ?? []} />
    </svg>
  )
}
