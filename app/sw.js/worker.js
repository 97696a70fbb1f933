// The service worker. The route beside it puts one line before this text: `const BUILD = "…"`, the build it belongs to.
// It keeps the pages of whoever is signed in and all that they load, answers with them where there is no line, and sends
// answers that wait on the device once there is one. It never answers for `/api`, and only for GET.

/** Pages that work without a line. The last one stands in for all others. */
const PAGES = ['/', '/review', '/map', '/glossary', '/offline']
const FILES = ['/manifest.webmanifest', '/icon.svg', '/icons/icon-192.png']
/** A page that takes longer is answered with the copy, where there is one. */
const PATIENCE_MS = 4_000
/** Copies are read anew by then. */
const FRESH_MS = 3_600_000
/** How many files are read at a time: the page itself comes first. */
const AT_A_TIME = 4

const ASSETS = `receptive/${BUILD}/assets`
/** One person's pages. Who is signed in is whoever has such a cache: there is one at most. */
const PERSONAL = `receptive/${BUILD}/of/`

addEventListener('install', (event) => event.waitUntil(keep('').then(() => skipWaiting())))
// only now that everything of this build is here
addEventListener('activate', (event) =>
  event.waitUntil(drop((name) => !name.startsWith(`receptive/${BUILD}/`)).then(() => clients.claim())),
)
addEventListener('message', (event) => event.waitUntil(hear(event)))
addEventListener('sync', (event) => {
  const user = /^outbox (.+)$/.exec(event.tag)?.[1]
  if (user) event.waitUntil(navigator.locks.request(`receptive-outbox-${user}`, () => deliver(user)))
})
addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return
  if (pathname.startsWith('/_next/static/') || FILES.includes(pathname)) event.respondWith(asset(request))
  // what Next asks for in the midst of a page is left alone: where it fails, Next loads the document
  else if (request.mode === 'navigate') event.respondWith(navigation(event, pathname, search))
})

/** When the copy was made that a tab was answered with. */
const copies = new Map()
/** How often somebody has signed out since this worker began: pages read before that are nobody's. */
let signOuts = 0

/** A page says who is signed in (null: nobody) and how it looks (language, theme). */
async function hear({ data: { user, look }, source, ports }) {
  if (user === null) {
    signOuts += 1
    return drop(isPersonal)
  }
  await drop((name) => isPersonal(name) && name !== PERSONAL + user)
  ports[0]?.postMessage(copies.get(source.id) ?? null)
  // said once: the tab goes on to pages that are no copies
  copies.delete(source.id)
  const kept = (await caches.has(PERSONAL + user)) && (await (await caches.open(PERSONAL + user)).match('/kept'))
  const { at, look: known } = kept ? await kept.json() : { at: 0, look: '' }
  if (known === look && Date.now() - at < FRESH_MS) return
  // without a line the copies stay as they are
  await keep(look).catch(() => undefined)
}

/** Reads the pages anew, with everything they name; where one thing cannot be had, nothing is changed. */
async function keep(look) {
  const begun = signOuts
  const pages = []
  for (const path of PAGES) {
    const response = await fetch(path, { cache: 'no-store', priority: 'low' })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    pages.push({ path, response, html: await response.clone().text() })
  }
  await keepAssets(pages.map(({ html }) => html).join('\n'))
  const user = userOf(pages[0].html)
  // signed out, or signed in as somebody else meanwhile
  if (user === null || begun !== signOuts || pages.some(({ html }) => userOf(html) !== user)) return
  await drop((name) => isPersonal(name) && name !== PERSONAL + user)
  const cache = await caches.open(PERSONAL + user)
  for (const { path, response } of pages) if (!response.redirected) await cache.put(path, response)
  await cache.put('/kept', Response.json({ at: Date.now(), look }))
}

/** Whose page it is, as the page itself says; null where it is nobody's. */
function userOf(html) {
  return /<meta name="user" content="([^"]+)"/.exec(html)?.[1] ?? null
}

/** Keeps the scripts, styles and fonts that a text names, and those that they name in turn. */
async function keepAssets(text) {
  const cache = await caches.open(ASSETS)
  const known = new Set()
  const waiting = [...FILES, ...namedIn(text)]
  const read = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (known.has(path)) continue
      known.add(path)
      let response = await cache.match(path, { ignoreVary: true })
      if (response === undefined) {
        response = await fetch(path, { priority: 'low' })
        if (!response.ok) throw new Error(`${path}: ${response.status}`)
        await cache.put(path, response.clone())
      }
      if (/\.(js|css)$/.test(path)) waiting.push(...namedIn(await response.text()))
    }
  }
  // a reader may run dry while another still finds names, so they begin anew until nothing is left
  while (waiting.length > 0) await Promise.all(Array.from({ length: AT_A_TIME }, read))
}

function namedIn(text) {
  const names = text.match(/(?:static|\.\.)\/(?:chunks|media|css)\/[\w.~-]+\.(?:js|css|woff2)/g) ?? []
  return [...new Set(names)].map((name) => name.replace(/^(static|\.\.)/, '/_next/static'))
}

/** What never changes under its name: from the copy, else from the server, and then kept. */
async function asset(request) {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok && response.type === 'basic') await (await caches.open(ASSETS)).put(request, response.clone())
  return response
}

/** A page: from the server, unless it is away or slow and there is a copy. */
async function navigation(event, path, search) {
  const kept = await copyOf(path)
  const asked = fetch(event.request)
  try {
    const response = await (kept === undefined ? asked : Promise.race([asked, patience()]))
    if (response.status >= 500 && kept !== undefined) return answerWith(kept, event)
    if (PAGES.includes(path) && search === '') event.waitUntil(remember(path, response.clone()))
    return response
  } catch {
    asked.catch(() => undefined)
    return answerWith(kept ?? (await copyOf('/offline')) ?? Response.error(), event)
  }
}

function answerWith(copy, event) {
  const made = Date.parse(copy.headers.get('date') ?? '')
  if (made > 0) copies.set(event.resultingClientId, made)
  return copy
}

function patience() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('slow')), PATIENCE_MS))
}

async function copyOf(path) {
  const name = (await caches.keys()).find(isPersonal)
  return name === undefined ? undefined : (await caches.open(name)).match(path, { ignoreVary: true })
}

/** Keeps a page that the server has just sent, for whom it is; a page that is nobody's says that all are signed out. */
async function remember(path, response) {
  if (!response.ok || response.redirected || response.type !== 'basic') return
  const user = userOf(await response.clone().text())
  await drop((name) => isPersonal(name) && name !== PERSONAL + user)
  // the first copies of a person are made all at once, with what they load
  if (user !== null && (await caches.has(PERSONAL + user)))
    await (await caches.open(PERSONAL + user)).put(path, response)
}

function isPersonal(name) {
  return name.startsWith(PERSONAL)
}

async function drop(isUnwanted) {
  const names = (await caches.keys()).filter((name) => name.startsWith('receptive/'))
  await Promise.all(names.filter(isUnwanted).map((name) => caches.delete(name)))
}

/** As much as a request may hold; lib/limits has the numbers, and a test holds these below them. */
const MOST_ENTRIES = 50
const MOST_BYTES = 250_000

/**
 * Sends what waits on the device for one person, with no page open. The page's own sender does the same and more; this
 * one gives up where the server refuses the whole request, and is called again by the browser where there is no line.
 */
async function deliver(user) {
  const database = await openOutbox(user)
  if (database === null) return
  try {
    for (let batch = await nextBatch(database); batch.length > 0; batch = await nextBatch(database)) {
      const response = await fetch('/api/reviews', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ v: 1, user, entries: batch }),
      })
      if (response.status === 429 || response.status >= 500) throw new Error(`busy: ${response.status}`)
      if (!response.ok) return
      const { results } = await response.json()
      if (!(await settle(database, batch, results))) return
      const channel = new BroadcastChannel(`receptive-${user}`)
      channel.postMessage({ type: 'delivered' })
      channel.close()
    }
  } finally {
    database.close()
  }
}

function openOutbox(user) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(`receptive-${user}`)
    // there is none, and none is made here
    asked.onupgradeneeded = () => asked.transaction.abort()
    asked.onerror = () => (asked.error?.name === 'AbortError' ? resolve(null) : reject(asked.error))
    asked.onsuccess = () => resolve(asked.result)
  })
}

async function nextBatch(database) {
  const waiting = await done(database.transaction('outbox').objectStore('outbox').getAll(null, MOST_ENTRIES))
  let bytes = 0
  const fits = waiting.findIndex((entry) => (bytes += JSON.stringify(entry).length * 3) > MOST_BYTES)
  return fits < 0 ? waiting : waiting.slice(0, Math.max(1, fits))
}

/** Takes out what the server names, as the page does. @returns whether anything left */
async function settle(database, batch, results) {
  const transaction = database.transaction(['outbox', 'kept', 'sent'], 'readwrite', { durability: 'strict' })
  let left = 0
  for (const entry of batch) {
    const result = results.find(({ id }) => id === entry.id)
    if (result === undefined) continue
    left += 1
    transaction.objectStore('outbox').delete(entry.id)
    if (result.status !== 'refused') transaction.objectStore('sent').put(entry)
    else {
      const { id, code = 'malformed', detail = '' } = result
      transaction.objectStore('kept').put({ id, code, detail, entry, keptAt: Date.now() })
    }
  }
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve
    transaction.onerror = transaction.onabort = () => reject(transaction.error)
  })
  return left > 0
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
