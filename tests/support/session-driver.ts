import type { Page } from '@playwright/test'
import type { FreshInstances, QueueAnswer, QueueInstance } from '@/lib/study'
import { untilAlive, untilAsked } from './alive'
import { waitingOnDevice } from './device'

export type ShownKind = 'explain' | 'choice' | 'cloze' | 'numeric'

/** Reviews as a person would, and knows the right answers because the browser does. */
export class SessionDriver {
  /** by question, as it reads on the screen */
  readonly #instances = new Map<string, QueueInstance>()
  #fetched: Promise<unknown> = Promise.resolve()

  constructor(readonly page: Page) {
    page.on('response', (response) => {
      if (!response.url().includes('/api/queue/instances')) return
      const learnt = response.json().then(({ instances = [] }: Partial<FreshInstances>) => this.#note(instances))
      this.#fetched = Promise.all([this.#fetched, learnt.catch(() => undefined)])
    })
  }

  /** Begins as a guest in one click, and waits until the first card can be answered. */
  async beginAsGuest(address: string): Promise<void> {
    await this.comeToFirstCard(address)
    await untilAsked(this.page)
  }

  /** Begins as a guest, and waits for the first card, whatever of the session is still loading. */
  async comeToFirstCard(address: string): Promise<void> {
    await this.page.goto(address)
    const start = this.page.locator('main button').first()
    await untilAlive(start)
    await start.click()
    await this.page.waitForURL('**/review**')
    await this.page.locator('#question').waitFor()
    // a person types once the cursor is there; before that there is nothing to type into
    await this.page.waitForFunction(() => document.activeElement?.closest('main') != null)
  }

  /** What the server has for this session, by question as it reads on the screen. @param page - a session that is narrowed */
  async learn(page = '/review'): Promise<QueueAnswer> {
    const query = new URLSearchParams({
      n: '20',
      ...Object.fromEntries(new URL(page, 'http://localhost').searchParams),
    })
    // where a session ends is the page's own business
    query.delete('cards')
    query.delete('minutes')
    const answer = await this.page.evaluate(
      async (asked) => (await (await fetch(`/api/queue?${asked}`)).json()) as QueueAnswer,
      String(query),
    )
    await this.#note(answer.items.flatMap(({ instances }) => instances))
    return answer
  }

  /** The kind of the card on the screen, by the control it answers with. */
  async kind(): Promise<ShownKind> {
    const has = async (selector: string): Promise<boolean> => (await this.page.locator(selector).count()) > 0
    if (await has('main textarea')) return 'explain'
    if (await has('main input[inputmode=decimal]')) return 'numeric'
    return (await has('main fieldset')) ? 'choice' : 'cloze'
  }

  /** The right answer to the card on the screen, as its key has it. */
  async key(): Promise<QueueInstance['key']> {
    await this.#fetched
    const shown = await this.#shown()
    const instance = this.#instances.get(shown)
    if (instance === undefined) throw new Error(`no card asks: ${shown}`)
    return instance.key
  }

  /** Answers the card on the screen by keyboard and shows what is right. */
  async answerByKeyboard({ right }: { right: boolean }): Promise<ShownKind> {
    await untilAsked(this.page)
    const kind = await this.kind()
    const { keyboard } = this.page
    switch (kind) {
      case 'explain':
        // the field is optional, so the button has the focus
        await keyboard.press('Space')
        break
      case 'numeric': {
        const value = (await this.key()).value ?? ''
        // as many numbers as are asked for
        await keyboard.type(right ? value : value.replace(/[^,]+/g, '987654'))
        await keyboard.press('Enter')
        break
      }
      case 'choice': {
        const rightPlaces = (await this.key()).right ?? []
        const places = right ? rightPlaces : [[0, 1, 2, 3].find((place) => !rightPlaces.includes(place)) ?? 0]
        for (const place of places) await keyboard.press(String(place + 1))
        await keyboard.press('Enter')
        break
      }
      case 'cloze': {
        const accepted = (await this.key()).accepted ?? []
        for (const [place, forms] of accepted.entries()) {
          if (place > 0) await keyboard.press('Tab')
          await keyboard.type(right ? (forms[0] ?? '') : 'nonsense')
        }
        await keyboard.press('Enter')
      }
    }
    try {
      await this.page.locator('.rating-bar button').nth(1).waitFor()
    } catch {
      const focus = await this.page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName,
      )
      throw new Error(
        `no verdict on a ${kind} card; focus is on ${focus}: ${await this.page.locator('main').innerText()}`,
      )
    }
    return kind
  }

  /** The four buttons, Again first. */
  ratings() {
    return this.page.locator('.rating-bar button')
  }

  /** Rates by a digit and waits for what comes then: a card, which may be the same where no other is left, or the end. */
  async rate(digit: 1 | 2 | 3 | 4): Promise<void> {
    const { page } = this
    await page.keyboard.press(String(digit))
    try {
      await page.waitForFunction(isRatedOrDoubted)
      // a wrong number rated well asks once
      if ((await page.locator('.rating-doubted').count()) > 0) await page.keyboard.press(String(digit))
      await page.locator('.rating-bar').waitFor({ state: 'detached' })
    } catch {
      throw new Error(`rated ${digit}, and the card stays: ${await page.locator('main').innerText()}`)
    }
    // the answer is on the device before anything else is done
    await waitingOnDevice(page)
  }

  /** Which card of the session is on the screen, from 1; how many there are may change while it is. */
  async position(): Promise<number> {
    return Number(/\d+/.exec((await this.page.locator('h1').textContent()) ?? '')?.[0])
  }

  async #note(instances: readonly QueueInstance[]): Promise<void> {
    const questions = await this.#plain(instances.map(({ question }) => question))
    for (const [place, instance] of instances.entries()) this.#instances.set(questions[place] ?? '', instance)
  }

  #shown(): Promise<string> {
    return this.page.locator('#question').evaluate((node) => {
      const copy = node.cloneNode(true) as HTMLElement
      for (const field of copy.querySelectorAll('[data-blank]')) field.textContent = ''
      return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
    })
  }

  #plain(pieces: readonly string[]): Promise<string[]> {
    return this.page.evaluate(
      (all) =>
        all.map((html) => {
          const { body } = new DOMParser().parseFromString(html, 'text/html')
          return (body.textContent ?? '').replace(/\s+/g, ' ').trim()
        }),
      pieces,
    )
  }
}

/** In the page: the key was heard. */
function isRatedOrDoubted(): boolean {
  return document.querySelector('.rating-bar') === null || document.querySelector('.rating-doubted') !== null
}
