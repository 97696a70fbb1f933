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
    await serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    const { active } = await serviceWorker.ready
    const { lang, dataset } = document.documentElement
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'number') onCopy(data)
      port1.close()
    }
    active?.postMessage({ user: userId, look: `${lang} ${dataset['theme'] ?? ''}` }, [port2])
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
