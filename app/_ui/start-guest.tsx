'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { signInOverHttp, type SignInTrouble } from './sign-in-request'

interface StartGuestProps {
  /** where it leads once there is a guest: the first card, where nothing else is said */
  to?: Route
  words: { start: string; starting: string; unreachable: string; slowDown: string; failed: string }
  /** `button` for the one act of a page, `button-quiet` beside another */
  look?: 'button' | 'button-quiet'
}

/** Makes a guest and goes on: one click, no form. */
export function StartGuest({ words, to = '/review', look = 'button' }: StartGuestProps) {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'starting' | SignInTrouble>('idle')
  const starting = state === 'starting'
  const start = async () => {
    if (starting) return
    setState('starting')
    const outcome = await signInOverHttp('guest', {})
    if (outcome === 'ok') router.push(to)
    else setState(outcome)
  }
  return (
    <div className="w-full md:w-auto">
      <button type="button" aria-disabled={starting} onClick={start} className={`${look} w-full px-10 md:w-auto`}>
        {starting ? words.starting : words.start}
      </button>
      <p role="status" className="mt-2 max-w-measure text-sm text-seal empty:hidden">
        {troubleWords(state, words)}
      </p>
    </div>
  )
}

function troubleWords(state: string, words: StartGuestProps['words']): string | null {
  if (state === 'idle' || state === 'starting') return null
  return state === 'unreachable' ? words.unreachable : state === 'slowDown' ? words.slowDown : words.failed
}
