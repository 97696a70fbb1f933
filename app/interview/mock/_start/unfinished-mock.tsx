'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

interface UnfinishedMockProps {
  readonly id: string
  readonly words: Readonly<Record<'title' | 'note' | 'resume' | 'giveUp' | 'failed', string>>
}

/** An interview that was left: it goes on where it stood, or is given up. */
export function UnfinishedMock({ id, words }: UnfinishedMockProps) {
  const router = useRouter()
  const [failed, setFailed] = useState(false)
  const giveUp = async (): Promise<void> => {
    const response = await fetch(`/api/mocks/${id}`, { method: 'DELETE' }).catch(() => null)
    setFailed(response === null || (!response.ok && response.status !== 404))
    router.refresh()
  }
  return (
    <section aria-labelledby={`unfinished-${id}`} className="mock-unfinished">
      <h2 id={`unfinished-${id}`} className="text-md">
        {words.title}
      </h2>
      <p className="mt-1 text-ink-2">{words.note}</p>
      <p className="mt-4 flex flex-wrap gap-3">
        <Link href={`/interview/mock/${id}`} prefetch={false} className="button">
          {words.resume}
        </Link>
        <button type="button" onClick={() => void giveUp()} className="button-quiet">
          {words.giveUp}
        </button>
      </p>
      <p role="status" className="text-sm text-seal">
        {failed ? words.failed : ''}
      </p>
    </section>
  )
}
