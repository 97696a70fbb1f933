'use client'

import { useTranslations } from 'next-intl'
import { useState, type PointerEvent, type ReactNode } from 'react'
import type { Frame, Scene } from '@/lib/figure'
import { SceneMarks } from './scene-marks'
import { SceneTable } from './scene-table'
import './figure.css'

interface FigureProps {
  readonly scene: Scene
  /** what stands under the picture in place of the scene's own sentence, or before it where that follows the unit */
  readonly caption?: ReactNode
}

/**
 * A picture of the engine with its sentence. Where the scene has frames, one moves the output unit by dragging over the
 * picture or by the slider below it, and the sentence follows. What is drawn stands in a table for who does not see it.
 */
export function Figure({ scene, caption }: FigureProps) {
  const t = useTranslations('figure')
  const frames = scene.frames ?? []
  const [chosen, setChosen] = useState(scene.chosen ?? 0)
  const frame = frames[chosen]
  const { code, values } = frame?.sentence ?? scene.sentence
  const sentence = t(code, values)
  const isMovable = frames.length > 1
  const drag = (event: PointerEvent<SVGSVGElement>) => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    setChosen(nearestFrame(frames, sceneX(event, scene.width)))
  }
  return (
    <figure className="border border-line bg-plate p-3">
      <svg
        viewBox={`0 0 ${scene.width} ${scene.height}`}
        role="img"
        aria-label={sentence}
        style={{ maxWidth: `${scene.width * LARGEST_SCALE}px` }}
        className={`scene ${isMovable ? 'scene-movable' : ''}`}
        {...(isMovable ? { onPointerDown: drag, onPointerMove: drag } : {})}
      >
        <SceneMarks marks={scene.marks} />
        {frame ? <SceneMarks marks={frame.marks} /> : null}
      </svg>
      {isMovable ? (
        <input
          type="range"
          min={0}
          max={frames.length - 1}
          value={chosen}
          aria-label={t('slider')}
          aria-valuetext={sentence}
          onChange={(event) => setChosen(Number(event.target.value))}
          className="scene-slider"
        />
      ) : null}
      <figcaption className="px-1 pt-1 text-xs text-ink-2 tabular-nums">
        {caption === undefined ? null : <span className="block">{caption}</span>}
        {caption === undefined || isMovable ? <span className="block">{sentence}</span> : null}
      </figcaption>
      {scene.table === undefined ? null : <SceneTable table={scene.table} name={t('table')} />}
    </figure>
  )
}

/** A small picture is not blown up to the width of the page. */
const LARGEST_SCALE = 1.75

function sceneX(event: PointerEvent<SVGSVGElement>, width: number): number {
  const box = event.currentTarget.getBoundingClientRect()
  return box.width === 0 ? 0 : ((event.clientX - box.left) / box.width) * width
}

function nearestFrame(frames: readonly Frame[], x: number): number {
  return frames.reduce((best, frame, place) => {
    const nearest = frames[best]
    return nearest && Math.abs(frame.x - x) < Math.abs(nearest.x - x) ? place : best
  }, 0)
}
