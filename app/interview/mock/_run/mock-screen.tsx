'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState, type ComponentType } from 'react'
import type { RunScreenProps } from './run-screen'

/** The interview. All of it is loaded after the first paint: the questions come by themselves too. */
export function MockScreen(props: RunScreenProps) {
  const t = useTranslations('mock')
  const [Screen, setScreen] = useState<ComponentType<RunScreenProps> | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  useEffect(() => {
    import('./run-screen').then(({ RunScreen }) => setScreen(() => RunScreen)).catch(setFailure)
  }, [])
  // a part that would not load: the page that says so offers to try again
  if (failure !== null) throw failure
  if (Screen !== null) return <Screen {...props} />
  return (
    <div className="session mock">
      <main className="session-main">
        <div className="summary" role="status">
          <h1 className="mb-3 text-xl">{t('title')}</h1>
          <p className="text-ink-2">{t('opening')}</p>
        </div>
      </main>
    </div>
  )
}
