import { beforeAll, expect, inject, test } from 'vitest'
import type { QueuePack } from '@/lib/study'
import { guest, userIdOf, type Jar } from '../support/guest'

const address = inject('address')
let jar: Jar
beforeAll(async () => {
  jar = await guest(address)
})

const get = (path: string, cookie = ''): Promise<Response> =>
  fetch(`${address}${path}`, { headers: { cookie }, redirect: 'manual' })

test('the worker is looked at anew each time, names its build, and may serve the whole app', async () => {
  const answer = await get('/sw.js')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/)
  expect(await answer.text()).toMatch(/^const BUILD = "[\w-]+"\n/)
})

test('the manifest speaks the language of the browser, and its icons are there', async () => {
  const chinese = await fetch(`${address}/manifest.webmanifest`, { headers: { 'accept-language': 'zh-CN' } })
  const manifest = (await chinese.json()) as { lang: string; description: string; icons: { src: string }[] }
  expect(manifest.lang).toBe('zh-Hans')
  expect(manifest.description).toMatch(/\p{Script=Han}/u)
  for (const { src } of manifest.icons) expect((await get(src)).headers.get('content-type')).toBe('image/png')
})

test('a page says whose it is, and nobody else’s HTTP cache may keep it', async () => {
  const user = await userIdOf(address, jar)
  for (const path of ['/', '/review', '/map', '/glossary', '/offline']) {
    const page = await get(path, jar.header)
    expect(page.headers.get('cache-control')).toMatch(/no-store/)
    expect(await page.text(), path).toContain(`<meta name="user" content="${user}"`)
  }
  expect(await (await get('/')).text()).not.toContain('<meta name="user"')
})

test('the pack is for who is signed in, kept by no HTTP cache, and asked for in the one way', async () => {
  expect((await get('/api/queue/pack')).status).toBe(401)
  expect((await get('/api/queue/pack?days=8', jar.header)).status).toBe(422)
  expect((await get('/api/queue/pack?day=7', jar.header)).status).toBe(422)
  const answer = await get('/api/queue/pack?days=3&lang=zh', jar.header)
  expect(answer.headers.get('cache-control')).toMatch(/no-store/)
  const pack = (await answer.json()) as QueuePack
  expect(pack.days).toHaveLength(3)
  expect(pack.items[0]?.instances[0]?.question).toMatch(/\p{Script=Han}/u)
})
