// Draws the icons of the installed app from app/icon.svg, in Chromium: `node scripts/draw-icons.mjs`.
// They are checked in, for a machine that only runs the app has no browser.
import { chromium } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { BROWSER_FLAGS, findBrowser } from './browser.mjs'

/** Systems cut a maskable icon to their own shape and keep the middle four fifths. */
const SAFE_SHARE = 0.8

const ICONS = [
  { file: 'public/icons/icon-192.png', size: 192, full: false },
  { file: 'public/icons/icon-512.png', size: 512, full: false },
  { file: 'public/icons/maskable-512.png', size: 512, full: true },
  { file: 'app/apple-icon.png', size: 180, full: true },
  // where a page names its icon late, browsers ask here
  { file: 'public/favicon.ico', size: 32, full: false },
]

const mark = readFileSync('app/icon.svg', 'utf8')
const ground = /<rect[^>]*fill="(#[0-9a-f]{6})"/.exec(mark)?.[1]
if (ground === undefined) throw new Error('app/icon.svg begins with its ground, a filled <rect>')

const browser = await chromium.launch({ executablePath: await findBrowser(), args: BROWSER_FLAGS })
const page = await browser.newPage()
for (const { file, size, full } of ICONS) {
  await page.setViewportSize({ width: size, height: size })
  const side = full ? size * SAFE_SHARE : size
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;height:${size}px;${full ? `background:${ground}` : ''}}` +
      `svg{width:${side}px;height:${side}px}</style>${mark}`,
  )
  const picture = await page.screenshot({ omitBackground: true })
  writeFileSync(file, file.endsWith('.ico') ? icoOf(picture, size) : picture)
}
await browser.close()

/** The container in which browsers take an icon from its old address: a directory of one entry, then the PNG itself. */
function icoOf(png, size) {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2) // an icon
  head.writeUInt16LE(1, 4) // one picture
  head.writeUInt8(size, 6)
  head.writeUInt8(size, 7)
  head.writeUInt16LE(1, 10) // planes
  head.writeUInt16LE(32, 12) // bits a pixel
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
