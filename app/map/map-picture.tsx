'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { MapWords } from './live/map-words'
import type { DrawnMap } from './map-chips'
import { MapMarks } from './map-marks'
import './map.css'

interface MapPictureProps {
  map: DrawnMap
  words: MapWords
  /** what the picture is called */
  name: string
  /** what stands in the middle */
  root: string
}

/**
 * The mind map as a tree about its root, every chip a link. Drawn whole by the server at true size, the root in the middle of
 * however much room there is; after the first paint a script moves, folds and recolours these marks, and draws none of its
 * own but those to fold by.
 *
 * An island only for the page's weight: what the server draws for itself is sent twice, as marks and as what they are made of;
 * for this the second is the chips' data.
 */
export function MapPicture({ map, words, name, root }: MapPictureProps) {
  'use no memo'
  const router = useRouter()
  const picture = useRef<SVGSVGElement>(null)
  useEffect(() => {
    let end = (): void => undefined
    let gone = false
    import('./live/start-map')
      .then(({ startMap }) => {
        if (picture.current && !gone) end = startMap(picture.current, map, words, (href) => router.push(href as never))
      })
      .catch(() => undefined) // offline: the picture stands, its links lead on
    return () => {
      gone = true
      end()
    }
  }, [map, words, router])
  return (
    <svg ref={picture} role="group" aria-label={name} className="map" data-recall>
      <MapMarks map={map} root={root} words={words.chip} />
    </svg>
  )
}
