'use client'

import { Failure } from './_ui/failure'
import './globals.css'

export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const chinese = typeof navigator !== 'undefined' && navigator.language.startsWith('zh')
  return (
    <html lang={chinese ? 'zh-Hans' : 'en'}>
      <body>
        <Failure digest={error.digest} onRetry={reset} language={chinese ? 'zh' : 'en'} />
      </body>
    </html>
  )
}
