import type { Page } from '@playwright/test'
import { expect } from 'vitest'

/** Goes through a mock interview as a person would, without knowing the answers. */
export class MockDriver {
  constructor(readonly page: Page) {}

  /** Begins an interview from the page of mock interviews. */
  async begin(address: string, choices: { way?: 'typed' | 'aloud'; verdicts?: 'end' | 'each' } = {}): Promise<void> {
    const { page } = this
    await page.goto(`${address}/interview/mock`)
    for (const [name, value] of Object.entries({ minutes: '10', ...choices })) {
      await page.locator(`label:has(input[name=${name}][value="${value}"])`).click()
    }
    await page.locator('form button[type=submit]:enabled').click()
    await this.asks()
  }

  /**
   * Has the interviews that are begun from now on, typed and over the whole map, open with a question of this kind.
   *
   * @param within - so many questions: few kinds but open ones open an interview
   */
  async openWith(kind: 'explain' | 'choice', address: string, within = 1): Promise<void> {
    const { page } = this
    await page.goto(`${address}/interview/mock`)
    const seed = await page.evaluate(
      async ([wanted, first]) => {
        for (let n = 0; ; n += 1) {
          const id = `01999999-9999-7999-8999-${String(n).padStart(12, '0')}`
          const wish = { v: 1, id, minutes: 10, scope: { by: 'map' }, way: 'typed', verdicts: 'end', seed: String(n) }
          const headers = { 'content-type': 'application/json' }
          await fetch('/api/mocks', { method: 'POST', headers, body: JSON.stringify(wish) })
          const run = (await (await fetch(`/api/mocks/${id}`)).json()) as { questions: { kind: string }[] }
          await fetch(`/api/mocks/${id}`, { method: 'DELETE' })
          if (run.questions.slice(0, first).some((question) => question.kind === wanted)) return wish.seed
        }
      },
      [kind, within] as const,
    )
    await page.route('**/api/mocks', (route, request) =>
      route.continue({ postData: JSON.stringify({ ...(request.postDataJSON() as object), seed }) }),
    )
  }

  /** Waits for a question. */
  async asks(): Promise<void> {
    await this.page.locator('.mock #question').waitFor()
  }

  /** What stands above the question: `Question 3`. */
  async title(): Promise<string> {
    return (await this.page.locator('main h1').textContent()) ?? ''
  }

  /** Writes or picks something of the right form; says it where it is said. */
  async fill(words = 'It keeps the size, because the border is padded.'): Promise<void> {
    const { page } = this
    const speak = page.locator('form button[type=button].button')
    const text = page.locator('main textarea')
    const fields = page.locator('main input[type=text]')
    const options = page.locator('main fieldset label.option')
    if ((await text.count()) > 0) await text.fill(words)
    else if ((await fields.count()) > 0) for (const field of await fields.all()) await field.fill('7')
    else if ((await options.count()) > 0) await options.first().click()
    else await speak.click()
  }

  /** Hands in what is there; an answer that cannot be read is passed over. */
  async handIn(): Promise<void> {
    const { page } = this
    const before = await this.#where()
    await page.locator('main form button[type=submit]').click()
    const refused = page.locator('#problem:not(:empty)')
    await expect.poll(async () => (await refused.count()) > 0 || (await this.#where()) !== before).toBe(true)
    if ((await this.#where()) !== before) return
    await page.locator('main form button.quiet-button').click()
    await expect.poll(() => this.#where()).not.toBe(before)
  }

  /** Ends the interview, and waits for the report. */
  async end(): Promise<void> {
    await this.page.locator('.mock-end').click()
    await this.page.locator('.mock-dialog button[type=button]').click()
    await this.page.locator('.mock-report').waitFor()
  }

  /** What stands above and beside the question, without its clocks; empty once there is none. */
  #where(): Promise<string> {
    return this.page.evaluate(() => {
      const text = (selector: string): string => document.querySelector(selector)?.textContent ?? ''
      if (document.querySelector('.card') === null) return ''
      return `${text('main h1')} ${text('.mock-margin')}`.replace(/\d+:\d\d/g, '')
    })
  }
}
