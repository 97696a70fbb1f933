'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { MapWords } from './live/map-words'

/** Brings the map around it to life after the first paint: the picture itself is the server's and waits for no script. */
export function MapIsland({ words }: { words: MapWords }) {
  const router = useRouter()
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let end = (): void => undefined
    let gone = false
    import('./live/start-map')
      .then(({ startMap }) => {
        const screen = here.current?.parentElement
        if (screen && !gone) end = startMap(screen, words, (href) => router.push(href as never))
      })
      .catch(() => undefined) // offline: the picture stands, its links lead on
    return () => {
      gone = true
      end()
    }
  }, [words, router])
  return <span ref={here} hidden />
}
