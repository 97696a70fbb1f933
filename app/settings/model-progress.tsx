'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { placed } from '@/app/_ui/counted'
import type { TrainingState } from '@/lib/study'

interface ModelProgressProps {
  /** 0 to 1, when the page was drawn */
  readonly progress: number
  /** with a place for the per cent */
  readonly running: string
}

const ASK_EVERY_MS = 500

/** How far the fit is; once it has ended, the page is drawn anew with what came of it. */
export function ModelProgress({ progress, running }: ModelProgressProps) {
  const router = useRouter()
  const [share, setShare] = useState(progress)
  useEffect(() => {
    let isGone = false
    const ask = async (): Promise<void> => {
      const answer = await fetch('/api/model/training').catch(() => null)
      if (isGone) return
      const state = answer?.ok === true ? ((await answer.json()) as TrainingState) : null
      if (state !== null && state.state !== 'running') return router.refresh()
      if (state !== null) setShare(state.progress)
      timer = setTimeout(() => void ask(), ASK_EVERY_MS)
    }
    let timer = setTimeout(() => void ask(), ASK_EVERY_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [router])
  const percent = Math.round(share * 100)
  return (
    <label className="block">
      <span>{placed(running, String(percent))}</span>
      <progress
        value={share}
        max={1}
        className="mt-1.5 block h-2.5 w-full max-w-md appearance-none border border-edge bg-sunk [&::-moz-progress-bar]:bg-ink [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-ink"
      />
    </label>
  )
}
