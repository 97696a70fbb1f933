import { beforeAll, describe, expect, inject, test } from 'vitest'
import { guest } from '../support/guest'

const address = inject('address')

let cookie: string
beforeAll(async () => {
  cookie = (await guest(address)).header
})

/** A page as it comes, before any script. */
async function pageOf(path: string, language: 'en' | 'zh' = 'en'): Promise<string> {
  const response = await fetch(`${address}${path}`, { headers: { cookie: `${cookie}; language=${language}` } })
  expect(response.status).toBe(200)
  return response.text()
}

const anchors = (html: string): string[] => [...html.matchAll(/<div id="([a-z0-9-]+)"><dt>/g)].map(([, id = '']) => id)

describe('the glossary, without a script', () => {
  test('has a place for every term, which topics lead to', async () => {
    const all = anchors(await pageOf('/glossary'))
    expect(all.length).toBeGreaterThan(100)
    const linked = [...(await pageOf('/topics/conv/padding')).matchAll(/href="\/glossary#([a-z0-9-]+)"/g)]
    expect(linked.length).toBeGreaterThan(0)
    for (const [, id = ''] of linked) expect(all).toContain(id)
  })

  test.each(['en', 'zh'] as const)('finds a term by either of its names, read in %s', async (language) => {
    for (const query of ['zero padding', '零填充']) {
      const found = anchors(await pageOf(`/glossary?q=${encodeURIComponent(query)}`, language))
      expect(found).toContain('zero-padding')
      expect(found.length).toBeLessThan(10)
    }
  })

  test('says what was sought where nothing is found, as text', async () => {
    const html = await pageOf(`/glossary?q=${encodeURIComponent('<b>nothing</b>')}`)
    expect(html).toContain('No term matches “&lt;b&gt;nothing&lt;/b&gt;”.')
    expect(anchors(html)).toEqual([])
  })

  test('is led to by the map', async () => {
    expect(await pageOf('/map')).toContain('href="/glossary"')
  })
})
