import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderTex } from '@/lib/prose'

const require = createRequire(import.meta.url)
const root = join(import.meta.dirname, '../..')

test('one version of KaTeX is installed, the pinned one', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const versions = foldersOf(join(root, 'node_modules')).map((folder) => {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
  })
  expect(versions).toEqual([manifest.dependencies['katex']])
})

test('the classes that KaTeX writes are styled by the CSS that pages load', () => {
  const css = readFileSync(require.resolve('katex/dist/katex.min.css'), 'utf8')
  const html = renderTex(
    '\\sum_{i=0}^{n} \\frac{a_i}{\\sqrt{b}} \\left\\lfloor x^2 \\right\\rfloor \\text{px} \\mathbf{y}',
    true,
  )
  const styled = ['katex', 'katex-display', 'katex-html', 'katex-mathml', 'base', 'strut', 'vlist-t', 'vlist', 'pstrut']
  for (const name of [
    ...styled,
    'mfrac',
    'frac-line',
    'msupsub',
    'sqrt',
    'op-limits',
    'mathnormal',
    'mathbf',
    'nulldelimiter',
  ]) {
    expect(html, name).toMatch(new RegExp(`class="[^"]*\\b${name}\\b`))
    expect(css, name).toMatch(new RegExp(`\\.${name}[^\\w-]`))
  }
})

/** Every folder node_modules/katex, however deep. */
function foldersOf(modules: string): string[] {
  const own = join(modules, 'katex')
  const packages = readdirSync(modules).flatMap((name) =>
    name.startsWith('@')
      ? readdirSync(join(modules, name)).map((inner) => join(modules, name, inner))
      : [join(modules, name)],
  )
  const nested = packages.map((folder) => join(folder, 'node_modules')).filter((folder) => existsSync(folder))
  return [...(existsSync(own) ? [own] : []), ...nested.flatMap(foldersOf)]
}
