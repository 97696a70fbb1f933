'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { OutboxStatus } from './outbox'

/** The small mark of answers that have not arrived. The outbox is loaded after the first paint. */
export function UnsentLine({ userId }: { userId: string }) {
  const t = useTranslations('unsent')
  const [status, setStatus] = useState<OutboxStatus | null>(null)
  useEffect(() => {
    const opening = import('./outbox').then(({ openOutbox }) => {
      const outbox = openOutbox(userId)
      const stop = outbox.subscribe(() => setStatus(outbox.status()))
      return () => {
        stop()
        outbox.close()
      }
    })
    return () => void opening.then((close) => close())
  }, [userId])
  const isStuck = status !== null && status.waiting > 0 && status.trouble !== null
  return (
    <p role="status" className="text-xs text-ink-2">
      {isStuck ? t('waiting', { count: status.waiting }) : null}
      {!isStuck && status !== null && status.kept > 0 ? t('kept', { count: status.kept }) : null}
    </p>
  )
}
