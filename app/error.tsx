'use client'

import { lazy } from 'react'

// Every page would carry these words; they are fetched when they are needed. Where even that fails, the fault goes on to
// `global-error`, which has them at hand.
const Failure = lazy(() => import('./_ui/failure').then((module) => ({ default: module.Failure })))

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Failure digest={error.digest} onRetry={reset} />
}
