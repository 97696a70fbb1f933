import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser } from '../../scripts/browser.mjs'

/** Starts the Chromium that the tests use. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error('There is no Chromium; npm test finds or installs one.')
  return chromium.launch({ executablePath, args: BROWSER_FLAGS })
}

/** A page that notes whatever the browser complains of: errors, and breaches of the security policy. */
export class WatchedPage {
  readonly complaints: string[] = []

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      if (message.type() !== 'error' && !/content security policy/i.test(message.text())) return
      // a message on a file that did not come does not name it
      const file = message.text().startsWith('Failed to load resource') ? ` ${message.location().url}` : ''
      this.complaints.push(`${message.text()}${file}`)
    })
    page.on('pageerror', (error) => this.complaints.push(error.message))
  }

  static async open(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options })
    // a machine that does much else takes its time
    context.setDefaultTimeout(60_000)
    return new WatchedPage(context, await context.newPage())
  }

  async close(): Promise<void> {
    await this.context.close()
  }
}

/** A phone, in the hand. */
export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
