/** What tabs of one person tell one another. */
export type TabMessage =
  { readonly type: 'answered' | 'undone'; readonly cardId: string } | { readonly type: 'delivered' }

export interface TabChannel {
  readonly tell: (message: TabMessage) => void
  readonly close: () => void
}

/**
 * Opens the channel between the tabs of one person; without `BroadcastChannel` it says nothing and hears nothing,
 * and the log keeps both answers all the same.
 */
export function openTabChannel(userId: string, onMessage: (message: TabMessage) => void): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined }
  const channel = new BroadcastChannel(`receptive-${userId}`)
  channel.onmessage = (event: MessageEvent<unknown>) => {
    if (isTabMessage(event.data)) onMessage(event.data)
  }
  return { tell: (message) => channel.postMessage(message), close: () => channel.close() }
}

function isTabMessage(data: unknown): data is TabMessage {
  if (typeof data !== 'object' || data === null || !('type' in data)) return false
  if (data.type === 'delivered') return true
  return (data.type === 'answered' || data.type === 'undone') && 'cardId' in data && typeof data.cardId === 'string'
}
