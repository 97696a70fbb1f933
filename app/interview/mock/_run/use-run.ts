import { useEffect, useRef, useState } from 'react'
import type { Language } from '@/lib/study'
import { openRunDevice, serverNow, type RunDevice, type RunFound } from './run-device'
import { reduceRun, type RunEvent, type RunState } from './run-state'

/** What can be done in an interview; time is put in here. */
export type RunAct = RunEvent extends infer Event
  ? Event extends RunEvent
    ? Omit<Event, 'now' | 'serverNow'>
    : never
  : never

export interface RunView {
  readonly found: RunFound | null
  readonly act: (act: RunAct) => void
  /** the answers are on their way, or could not be handed in */
  readonly handing: 'no' | 'sending' | 'unreachable'
  readonly again: () => void
}

/** What is typed is on the device so soon; the clock so often. */
const SAVE_AFTER_MS = 250
const SAVE_CLOCK_MS = 2_000

/** An interview that goes on, kept on this device: through a reload, and a tab that was closed. */
export function useRun(userId: string, id: string, language: Language): RunView {
  const [found, setFound] = useState<RunFound | null>(null)
  const [handing, setHanding] = useState<RunView['handing']>('no')
  const [tries, setTries] = useState(0)
  const device = useRef<RunDevice | null>(null)
  const latest = useRef<RunFound | null>(null)
  useEffect(() => {
    latest.current = found
  }, [found])

  useEffect(() => {
    const opened = openRunDevice(userId, id, language)
    device.current = opened
    let isLeft = false
    const keep = (): void => {
      const now = latest.current
      // what is over was kept before it was handed in, and is forgotten once the server has it
      if (now === null || typeof now === 'string' || now.state.step === 'over') return
      void opened.keep(reduceRun(now.state, now.run, { type: 'paused', now: Date.now() }))
    }
    void opened.open().then((run) => {
      if (isLeft) return
      const resumed =
        typeof run === 'string'
          ? run
          : { ...run, state: reduceRun(run.state, run.run, { type: 'resumed', now: Date.now() }) }
      latest.current = resumed
      setFound(resumed)
    })
    const saving = setInterval(keep, SAVE_CLOCK_MS)
    addEventListener('pagehide', keep)
    return () => {
      isLeft = true
      clearInterval(saving)
      removeEventListener('pagehide', keep)
      keep()
      opened.close()
      device.current = null
    }
  }, [userId, id, language, tries])

  const state: RunState | null = found === null || typeof found === 'string' ? null : found.state
  useEffect(() => {
    if (state === null || state.step === 'over') return
    const saving = setTimeout(() => {
      const now = latest.current
      if (now !== null && typeof now !== 'string')
        void device.current?.keep(reduceRun(now.state, now.run, { type: 'paused', now: Date.now() }))
    }, SAVE_AFTER_MS)
    return () => clearTimeout(saving)
  }, [state])

  const isOver = state?.step === 'over'
  useEffect(() => {
    if (!isOver) return
    let isLeft = false
    const hand = async (): Promise<void> => {
      const now = latest.current
      if (now === null || typeof now === 'string' || device.current === null) return
      setHanding('sending')
      // on the device first: the answers outlive a page that is closed now
      await device.current.keep(now.state)
      const isThere = await device.current.finish(now.state)
      if (isLeft) return
      if (isThere) location.reload()
      else setHanding('unreachable')
    }
    const again = (): void => void hand()
    again()
    addEventListener('online', again)
    return () => {
      isLeft = true
      removeEventListener('online', again)
    }
  }, [isOver, tries])

  const isFinished = found === 'finished'
  useEffect(() => {
    // handed in before, here or elsewhere: this address shows the report now
    if (isFinished) location.replace('/interview/mock')
  }, [isFinished])

  return {
    found,
    handing,
    act(act) {
      const now = latest.current
      if (now === null || typeof now === 'string') return
      const at = Date.now()
      const event = { ...act, now: at, serverNow: serverNow() } as RunEvent
      const next = { ...now, state: reduceRun(now.state, now.run, event) }
      if (next.state === now.state) return
      latest.current = next
      setFound(next)
      // a question that was answered is on the device before the next one is read
      const { place, step } = next.state
      if ((place !== now.state.place || step !== now.state.step) && step !== 'over')
        void device.current?.keep(reduceRun(next.state, next.run, { type: 'paused', now: at }))
    },
    again: () => setTries((count) => count + 1),
  }
}
