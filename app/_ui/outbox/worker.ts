/**
 * Registers the service worker and tells it who is signed in: it keeps pages for nobody else.
 *
 * @param onCopy - told where this page is a copy, with the instant it was made
 */
export async function tellWorker(userId: string, onCopy: (madeAt: number) => void): Promise<void> {
  // in development files change under their names
  if (!('serviceWorker' in navigator) || process.env.NODE_ENV !== 'production') return
  try {
    const { serviceWorker } = navigator
    serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const madeAt = copyTime(data)
      if (madeAt !== null) onCopy(madeAt)
    })
    await serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    const { active } = await serviceWorker.ready
    const { lang, dataset } = document.documentElement
    active?.postMessage({ user: userId, look: `${lang} ${dataset['theme'] ?? ''}` })
  } catch {
    // no leave to keep anything: the app works with a line alone
  }
}

/** Tells the worker, where there is one, that nobody is signed in: it drops its copies of pages. */
export async function tellSignedOut(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.getRegistration()
  for (const worker of [registration?.installing, registration?.active]) worker?.postMessage({ user: null })
}

function copyTime(data: unknown): number | null {
  if (typeof data !== 'object' || data === null || !('copyOf' in data)) return null
  return typeof data.copyOf === 'number' ? data.copyOf : null
}
