'use client'

import { Failure } from './_ui/failure'

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Failure digest={error.digest} onRetry={reset} />
}
