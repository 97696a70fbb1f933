interface SyncRegistration extends ServiceWorkerRegistration {
  readonly sync?: { readonly register: (tag: string) => Promise<void> }
}

/**
 * Asks the browser to have the worker send what waits once there is a line, even with every tab closed.
 *
 * Where that is not known (Safari, Firefox) or not allowed, the next visit sends it.
 */
export function askForSync(userId: string): void {
  void registration()
    .then((worker) => worker?.sync?.register(`outbox ${userId}`))
    .catch(() => undefined)
}

async function registration(): Promise<SyncRegistration | undefined> {
  return 'serviceWorker' in navigator ? navigator.serviceWorker.getRegistration() : undefined
}
