import { clockSkewMs, noteServerClock, openOutbox, type Store } from '@/app/_ui/outbox'
import type { Language, MockRun } from '@/lib/study'
import { beginRun, type RunState } from './run-state'

/** An interview and where it stands. */
export interface OpenRun {
  readonly run: MockRun
  readonly state: RunState
}

export type RunFound = OpenRun | 'finished' | 'unreachable'

/** The interview on this device. */
export interface RunDevice {
  /** Takes it up where it stood, or begins it. Its questions are here after the first time. */
  readonly open: () => Promise<RunFound>
  readonly keep: (state: RunState) => Promise<void>
  /** Hands the answers in. @returns whether the server has them */
  readonly finish: (state: RunState) => Promise<boolean>
  readonly close: () => void
}

const PATIENCE_MS = 15_000
/** What is begun and left lies on the device for so long. */
const KEPT_DAYS = 60
const DAY_MS = 86_400_000
/** Raised when the shape of what is kept changes. */
const VERSION = 1

/** The server's clock as this device knows it. */
export const serverNow = (): number => Math.max(0, Math.round(Date.now() + clockSkewMs()))

/** Opens what this device keeps of an interview. */
export function openRunDevice(userId: string, id: string, language: Language): RunDevice {
  const outbox = openOutbox(userId)
  const { store } = outbox
  const [questionsKey, placeKey] = [`mock questions ${id}`, `mock ${id}`]
  const write = (key: string, state: unknown): Promise<void> =>
    store.writeSession({
      key,
      studyDay: Math.floor(Date.now() / DAY_MS) + KEPT_DAYS,
      state: { version: VERSION, state },
    })
  const forget = async (): Promise<void> => {
    await Promise.all([store.dropSession(questionsKey), store.dropSession(placeKey)])
  }
  return {
    async open() {
      const [kept, state] = await Promise.all([read<MockRun>(store, questionsKey), read<RunState>(store, placeKey)])
      const run = kept?.language === language ? kept : ((await fetchRun(id, language)) ?? kept)
      if (run === null) return 'unreachable'
      if (run === 'finished') {
        await forget()
        return 'finished'
      }
      if (run !== kept) await write(questionsKey, run)
      return { run, state: state ?? beginRun(run, Date.now()) }
    },
    keep: (state) => write(placeKey, state),
    async finish(state) {
      const isKept = await send(id, state)
      if (isKept) await forget()
      return isKept
    },
    close: outbox.close,
  }
}

async function read<Kept>(store: Store, key: string): Promise<Kept | null> {
  const found = (await store.readSession(key))?.state as { version?: unknown; state?: Kept } | undefined
  return found?.version === VERSION ? (found.state ?? null) : null
}

async function fetchRun(id: string, language: Language): Promise<MockRun | 'finished' | null> {
  try {
    const sentAt = Date.now()
    const response = await fetch(`/api/mocks/${id}?lang=${language}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (response.status === 404) return 'finished'
    if (!response.ok) return null
    const run = (await response.json()) as MockRun
    noteServerClock(run.serverNow, sentAt, Date.now())
    return run.v === 1 ? run : null
  } catch {
    return null
  }
}

async function send(id: string, { answers }: RunState): Promise<boolean> {
  try {
    const response = await fetch(`/api/mocks/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ v: 1, answers }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    // finished in another tab, or given up: what the server has is shown
    return response.ok || response.status === 409 || response.status === 404
  } catch {
    return false
  }
}
