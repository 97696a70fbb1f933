import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import { UnsentLine } from './unsent-line'

/**
 * Sends on what waits on this device, on any screen, and says what could not be sent. Empty when all is well.
 *
 * @param userId - whose answers; another person's stay where they are
 */
export async function UnsentMark({ userId }: { userId: string }) {
  const { unsent } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ unsent }}>
      <UnsentLine userId={userId} />
    </NextIntlClientProvider>
  )
}
