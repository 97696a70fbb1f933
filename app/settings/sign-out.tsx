'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { counted, type Counted } from '@/app/_ui/counted'
import { leave } from './actions'

interface SignOutProps {
  userId: string
  /** a guest cannot come back: asked first, always, and nothing waits on the device for them */
  guest: boolean
  words: {
    signOut: string
    /** how many answers have not reached the server, and what becomes of them */
    unsent: Counted
    send: string
    sending: string
    export: string
    /** what else would be lost; empty for an account */
    loss: string
    confirm: string
    cancel: string
    unreachable: string
  }
}

const device = () => import('@/app/_ui/device-data')

/** The way out. Asks first when answers have not reached the server, and a guest always: all would be lost. */
export function SignOut({ userId, guest, words }: SignOutProps) {
  const router = useRouter()
  const [asking, setAsking] = useState<{ unsent: number } | null>(null)
  const [busy, setBusy] = useState<'looking' | 'sending' | 'leaving' | null>(null)
  const [unreachable, setUnreachable] = useState(false)

  const goOut = async (unsent: number) => {
    setBusy('leaving')
    setUnreachable(false)
    try {
      await leave()
      await (await device()).clearDevice(userId, { keepAnswers: unsent > 0 && !guest })
      router.push('/')
      router.refresh()
    } catch {
      // nothing has been cleared: the session is ended first
      setUnreachable(true)
      setBusy(null)
    }
  }
  /** Looks what waits, after giving it a moment to go out. */
  const look = async (): Promise<number> => {
    const { waiting, kept } = await (await device()).unsentAnswers(userId)
    return waiting + kept
  }
  const ask = async () => {
    if (busy !== null) return
    setBusy('looking')
    const unsent = await look().catch(() => 0)
    if (!guest && unsent === 0) return goOut(0)
    setBusy(null)
    setAsking({ unsent })
  }
  const send = async () => {
    if (busy !== null) return
    setBusy('sending')
    setAsking({ unsent: await look().catch(() => 0) })
    setBusy(null)
  }
  const alert = (
    <p role="alert" className="text-seal empty:hidden">
      {unreachable ? words.unreachable : null}
    </p>
  )

  if (asking === null) {
    return (
      <div>
        <button type="button" aria-disabled={busy !== null} onClick={ask} className="link min-h-11">
          {words.signOut}
        </button>
        {alert}
      </div>
    )
  }
  const { unsent } = asking
  return (
    <div role="group" aria-labelledby="leaving" className="border-l-3 border-seal pl-4">
      <div id="leaving">
        {unsent > 0 ? <p>{counted(words.unsent, unsent)}</p> : null}
        {words.loss === '' ? null : <p>{words.loss}</p>}
      </div>
      <p className="mt-2 flex flex-wrap gap-x-6">
        <button type="button" autoFocus onClick={() => setAsking(null)} className="link min-h-11">
          {words.cancel}
        </button>
        {unsent > 0 ? (
          <>
            <button type="button" aria-disabled={busy !== null} onClick={send} className="link min-h-11">
              {busy === 'sending' ? words.sending : words.send}
            </button>
            <button
              type="button"
              onClick={() => void device().then(({ exportUnsent }) => exportUnsent(userId))}
              className="link min-h-11"
            >
              {words.export}
            </button>
          </>
        ) : null}
        <button
          type="button"
          aria-disabled={busy !== null}
          onClick={() => busy === null && void goOut(unsent)}
          className="min-h-11 font-semibold text-seal"
        >
          {unsent === 0 && !guest ? words.signOut : words.confirm}
        </button>
      </p>
      {alert}
    </div>
  )
}
