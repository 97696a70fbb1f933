'use client'

import { useEffect, useState } from 'react'
import { counted, type Counted } from '@/app/_ui/counted'
import type { Unsent } from '@/app/_ui/device-data'

interface UnsentExportProps {
  userId: string
  words: { nothing: string; waiting: Counted; kept: Counted; export: string }
}

/** How many answers lie on this device alone, and the way to have them as a file. */
export function UnsentExport({ userId, words }: UnsentExportProps) {
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  useEffect(() => {
    let gone = false
    import('@/app/_ui/device-data')
      .then(({ unsentAnswers }) => unsentAnswers(userId))
      .then((found) => {
        if (!gone) setUnsent(found)
      })
      .catch(() => undefined) // offline, before anything was kept: there is nothing to say
    return () => {
      gone = true
    }
  }, [userId])
  const exportThem = () => void import('@/app/_ui/device-data').then(({ exportUnsent }) => exportUnsent(userId))
  if (unsent === null) return null
  const { waiting, kept } = unsent
  return (
    <div>
      <p>{waiting > 0 ? counted(words.waiting, waiting) : kept > 0 ? counted(words.kept, kept) : words.nothing}</p>
      {waiting + kept === 0 ? null : (
        <button type="button" onClick={exportThem} className="link min-h-11">
          {words.export}
        </button>
      )}
    </div>
  )
}
