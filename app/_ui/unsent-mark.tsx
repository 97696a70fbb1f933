'use client'

import { useEffect, useState, type ComponentType } from 'react'
import type { UnsentLineProps } from './unsent-line'

/** Says when answers lie on this device, and sends them: any screen may, not only the session that gave them. */
export function UnsentMark(props: UnsentLineProps) {
  const [Line, setLine] = useState<ComponentType<UnsentLineProps> | null>(null)
  useEffect(() => {
    let gone = false
    // loaded after the page: nothing on it waits for this
    import('./unsent-line')
      .then(({ UnsentLine }) => {
        if (!gone) setLine(() => UnsentLine)
      })
      .catch(() => undefined) // offline: the next page tries again
    return () => {
      gone = true
    }
  }, [])
  return Line === null ? null : <Line {...props} />
}
