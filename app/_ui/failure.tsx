'use client'

import { LAST_WORDS, type Language } from '@/lib/i18n'

interface FailureProps {
  /** by which the fault is found in the server's log */
  digest: string | undefined
  onRetry: () => void
  /** the page's own where it still has one */
  language?: Language
}

/** What is said in place of a page that failed: what happened, what is safe, what to do. */
export function Failure({ digest, onRetry, language = languageOfPage() }: FailureProps) {
  const words = LAST_WORDS[language]
  return (
    <main className="mx-auto max-w-[72rem] px-4 py-6 md:px-10">
      <h1 className="mt-16 text-2xl">{words.title}</h1>
      <p className="mt-3 max-w-measure text-md text-ink-2">{words.text}</p>
      {/* a form loads the document anew: the fault may lie in what this page has loaded */}
      <form action="/" className="mt-6 flex flex-wrap gap-3">
        <button type="button" className="button" onClick={onRetry}>
          {words.retry}
        </button>
        <button type="submit" className="button-quiet">
          {words.today}
        </button>
      </form>
      {digest === undefined ? null : (
        <details className="mt-6 text-sm text-ink-3">
          <summary className="min-h-9">{words.details}</summary>
          <code>{digest}</code>
        </details>
      )}
    </main>
  )
}

function languageOfPage(): Language {
  return typeof document !== 'undefined' && document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
}
