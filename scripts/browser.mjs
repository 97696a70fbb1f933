// Finds a Chromium for the end-to-end tests, or installs one.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge', 'msedge']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Flags under which a Chromium starts anywhere and asks nobody on the network for anything. */
export const BROWSER_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** Path of an installed Chromium; null where there is none. `RECEPTIVE_BROWSER` names one. */
export async function findBrowser() {
  const asked = process.env.RECEPTIVE_BROWSER
  if (asked) {
    if (existsSync(asked)) return asked
    throw new Error(`RECEPTIVE_BROWSER names ${asked}, and there is no such file.`)
  }
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) if (isExecutable(join(folder, name))) return join(folder, name)
  }
  for (const place of PLACES) if (existsSync(place)) return place
  const { chromium } = await import('@playwright/test')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null
}

/**
 * Finds a Chromium, or installs one: Playwright's own where it can be had, else the distribution's.
 *
 * @throws with a sentence that says what to install
 */
export async function ensureBrowser() {
  const found = await findBrowser()
  if (found) return found
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: 180_000 })
  const fetched = await findBrowser()
  if (fetched) return fetched
  if (process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
      stdio: 'ignore',
    })
    const installed = await findBrowser()
    if (installed) return installed
  }
  throw new Error(
    'The end-to-end tests need a Chromium and none could be installed. Install Chromium or Chrome, or set RECEPTIVE_BROWSER to its path.',
  )
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
