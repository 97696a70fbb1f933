import { useRouter } from 'next/navigation'
import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react'
import type { EntryToSend } from '@/app/_ui/send-entries'
import { newId } from '@/app/_ui/uuid'
import { worthOf, type Mark, type Marked } from './mark-types'

/** Where the ratings are. */
export type Sending = 'no' | 'sending' | 'waiting' | 'failed'

export interface ReportStore {
  readonly all: readonly Marked[]
  readonly markOf: (question: number) => Mark
  readonly mark: (question: number, change: Partial<Mark>) => void
  /** the ratings count, or are on their way: nothing can be changed until they are taken back */
  readonly isCounted: boolean
  readonly sending: Sending
  readonly count: () => void
  readonly takeBack: () => void
}

const Context = createContext<ReportStore | null>(null)

/** The marks of the report, for the parts that change or sum them. */
export function useReport(): ReportStore {
  const store = use(Context)
  if (store === null) throw new Error('outside of a report')
  return store
}

interface ReportMarksProps {
  readonly userId: string
  readonly id: string
  readonly all: readonly Marked[]
  readonly children: ReactNode
}

const SAVE_AFTER_MS = 600

/**
 * Keeps the marks: on the server, soon after each change, and in the log once the person says so. Each rating gets its id in
 * the log first, on the server; what is sent twice is then counted once.
 */
export function ReportMarks({ userId, id, all, children }: ReportMarksProps) {
  const router = useRouter()
  const [marks, setMarks] = useState<ReadonlyMap<number, Mark>>(
    () => new Map(all.map(({ question, initial }) => [question, initial])),
  )
  const [sending, setSending] = useState<Sending>('no')
  const changed = useRef(new Set<number>())
  const latest = useRef(marks)
  const isCounted = all.some(({ standing }) => standing === 'counted' || standing === 'sent')

  const markOf = (question: number): Mark => latest.current.get(question) ?? UNMARKED
  const save = (entryIds: Readonly<Record<string, string>>): Promise<boolean> => {
    const questions = Object.keys(entryIds).length > 0 ? all.map(({ question }) => question) : [...changed.current]
    changed.current.clear()
    return patch(id, {
      v: 1,
      marks: questions.map((question) => wordsOf(question, markOf(question), all)),
      entryIds,
    })
  }
  useEffect(() => {
    if (changed.current.size === 0) return
    const saving = setTimeout(() => void save({}), SAVE_AFTER_MS)
    return () => clearTimeout(saving)
  })

  /** What writes and sends is loaded when something is sent. @param entries - given how far this device's clock is off */
  const send = async (entries: (skewMs: number) => readonly EntryToSend[]): Promise<void> => {
    const [{ sendEntries }, { clockSkewMs }] = await Promise.all([
      import('@/app/_ui/send-entries'),
      import('@/app/_ui/outbox'),
    ])
    const outcome = await sendEntries(userId, entries(clockSkewMs()), () => setSending('waiting'))
    setSending(outcome === 'stored' ? 'no' : 'failed')
    router.refresh()
  }
  const entriesOf = (ids: ReadonlyMap<number, string>) => (skewMs: number) =>
    all.flatMap((one): EntryToSend[] => {
      const entryId = ids.get(one.question)
      return entryId === undefined ? [] : [entryOf(one, markOf(one.question), entryId, skewMs)]
    })

  // kept to be sent, and not in the log: the page was closed in between
  const left = all.flatMap(({ standing, question, entryId }) =>
    standing === 'sent' && entryId !== null ? [[question, entryId] as const] : [],
  )
  const isLeft = left.length > 0
  useEffect(() => {
    if (!isLeft) return
    const sendLeft = (): void => {
      setSending('sending')
      void send(entriesOf(new Map(left)))
    }
    const soon = setTimeout(sendLeft)
    return () => clearTimeout(soon)
    // once a page: what is refused is not sent for ever
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const store: ReportStore = {
    all,
    markOf: (question) => marks.get(question) ?? UNMARKED,
    mark(question, change) {
      if (isCounted || sending !== 'no') return
      const next = new Map(latest.current).set(question, { ...markOf(question), ...change })
      latest.current = next
      changed.current.add(question)
      setMarks(next)
    },
    isCounted,
    sending,
    count() {
      if (isCounted || sending === 'sending') return
      setSending('sending')
      const ids = new Map(all.map(({ question }) => [question, newId(Date.now())] as const))
      const kept = Object.fromEntries([...ids].map(([question, entryId]) => [String(question), entryId]))
      void save(kept).then((isKept) => (isKept ? send(entriesOf(ids)) : setSending('failed')))
    },
    takeBack() {
      if (sending === 'sending') return
      setSending('sending')
      const targets = all.flatMap(({ standing, entryId }) => (standing === 'counted' && entryId ? [entryId] : []))
      void send(() => targets.map((target): EntryToSend => ({ type: 'undo', target })))
    },
  }
  return <Context value={store}>{children}</Context>
}

const UNMARKED: Mark = { points: [], had: false, rating: null }

function wordsOf(question: number, { points, had, rating }: Mark, all: readonly Marked[]) {
  const one = all.find((marked) => marked.question === question)
  return {
    question,
    ...(one?.bonus == null ? {} : { points }),
    ...(one?.said === true ? { had } : {}),
    rating,
  }
}

/** The rating as the log has it: given at the instant of the answer. */
function entryOf(marked: Marked, mark: Mark, id: string, skewMs: number): EntryToSend {
  const { rating, proposed } = worthOf(marked, mark)
  const { words } = marked
  return {
    ...words,
    answer: marked.bonus === null ? words.answer : { ...words.answer, points: [...mark.points] },
    rating,
    proposed,
    next: marked.next[rating],
    id,
    at: marked.at - skewMs,
  }
}

async function patch(id: string, body: unknown): Promise<boolean> {
  try {
    const response = await fetch(`/api/mocks/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return response.ok
  } catch {
    return false
  }
}
