'use client'

import { useEffect, useState } from 'react'
import { counted, type Counted } from './counted'

interface UnsentMarkProps {
  userId: string
  words: { waiting: Counted; kept: Counted }
}

/** Says when answers lie on this device, and sends them: any screen may, not only the session that gave them. */
export function UnsentMark({ userId, words }: UnsentMarkProps) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    let close: (() => void) | undefined
    let gone = false
    // loaded after the page: nothing on it waits for this
    import('./outbox')
      .then(({ openOutbox }) => {
        if (gone) return
        const outbox = openOutbox(userId)
        const stop = outbox.subscribe(() => {
          const { waiting, kept } = outbox.status()
          setSaid(waiting > 0 ? counted(words.waiting, waiting) : kept > 0 ? counted(words.kept, kept) : '')
        })
        close = () => {
          stop()
          outbox.close()
        }
      })
      .catch(() => undefined) // offline: the next page tries again
    return () => {
      gone = true
      close?.()
    }
  }, [userId, words])
  return (
    <p
      role="status"
      className="no-print fixed inset-x-0 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 border-t border-line bg-plate px-4 py-2 text-xs empty:hidden md:inset-x-auto md:bottom-28 md:left-4 md:z-30 md:w-[168px] md:border md:px-3"
    >
      {said}
    </p>
  )
}
