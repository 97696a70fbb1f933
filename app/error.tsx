'use client'

import { lazy, useEffect } from 'react'
import { noteLost, reloadIfStale } from './_ui/stale'

// Every page would carry these words; they are fetched when they are needed. Where even that fails, the fault goes on to
// `global-error`, which has them at hand.
const Failure = lazy(() => import('./_ui/failure').then((module) => ({ default: module.Failure })))

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => {
    // a part that the newer build no longer has: the page that shows this is lost already, so nothing is by a reload
    void noteLost(error).then((isStale) => isStale && reloadIfStale())
  }, [error])
  return <Failure digest={error.digest} onRetry={reset} />
}
