import { useEffect, useState } from 'react'
import { counted, placed, type Counted } from './counted'
import { careForDevice, exportAnswers, openOutbox, QUIET, type Outbox } from './outbox'

export interface UnsentLineProps {
  userId: string
  words: {
    waiting: Counted
    kept: Counted
    export: string
    /** with a place for the time */
    copy: string
  }
}

/** The mark itself, and what runs behind it: the outbox, and the care for days without a line. */
export function UnsentLine({ userId, words }: UnsentLineProps) {
  const [outbox, setOutbox] = useState<Outbox | null>(null)
  const [status, setStatus] = useState(QUIET)
  const [copyOf, setCopyOf] = useState<number | null>(null)
  useEffect(() => {
    const opened = openOutbox(userId)
    const stop = opened.subscribe(() => {
      setOutbox(opened)
      setStatus(opened.status())
    })
    const stopCaring = careForDevice(userId, opened, setCopyOf)
    return () => {
      stopCaring()
      stop()
      opened.close()
    }
  }, [userId])
  const { waiting, kept } = status
  const said = waiting > 0 ? counted(words.waiting, waiting) : kept > 0 ? counted(words.kept, kept) : ''
  return (
    <div
      className={`no-print fixed inset-x-0 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-10 border-t border-line bg-plate px-4 py-2 text-xs md:inset-x-auto md:bottom-28 md:left-4 md:z-30 md:w-[168px] md:border md:px-3 ${
        said === '' && copyOf === null ? 'sr-only' : ''
      }`}
    >
      <p role="status">
        {copyOf === null ? null : placed(words.copy, timeOf(copyOf))} {said}
      </p>
      {said === '' ? null : (
        <button type="button" onClick={() => outbox && void exportAnswers(outbox.store)} className="link min-h-9">
          {words.export}
        </button>
      )}
    </div>
  )
}

/** Of today the time, else the date too, as the page's language writes them. */
function timeOf(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    ...(isToday ? {} : { dateStyle: 'medium' }),
    timeStyle: 'short',
  }).format(at)
}
