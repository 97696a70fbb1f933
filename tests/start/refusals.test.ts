import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'receptive-start-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `npm start`'s own program until it ends. */
async function start(env: Record<string, string>, options: readonly string[] = []) {
  const child = spawn(process.execPath, [...options, 'scripts/start.mjs'], {
    cwd: ROOT,
    env: { ...process.env, RECEPTIVE_DATA: join(folder, 'data'), ...env },
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, said }
}

describe('a start that cannot be says what to do, before anything is built', () => {
  test('on an old Node', async () => {
    const old = join(folder, 'old-node.cjs')
    writeFileSync(
      old,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.8' } })
       Object.defineProperty(process, 'version', { value: 'v18.20.8' })`,
    )
    const { code, said } = await start({}, ['--require', old])
    expect(code).toBe(1)
    expect(said.trim()).toBe(
      'Receptive needs Node 20.19 or newer; this is v18.20.8. Install a newer Node and start again.',
    )
  })

  test('on a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const { code, said } = await start({ PORT: String(port) })
    other.close()
    expect(code).toBe(1)
    expect(said.trim()).toBe(
      `Port ${port} is taken by another program. Give another one (PORT=${port + 1} npm start), or leave PORT out: then the next free one is used.`,
    )
  })

  test('on a port that is none', async () => {
    const { code, said } = await start({ PORT: '80a' })
    expect(code).toBe(1)
    expect(said.trim()).toBe('PORT is "80a"; it must be a whole number from 1 to 65535.')
  })

  test('in a folder that cannot be written to', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    const { code, said } = await start({ RECEPTIVE_DATA: join(file, 'data') })
    expect(code).toBe(1)
    expect(said).toContain(`Cannot write to ${join(file, 'data')}. Make the folder writable for you`)
  })
})

/** A copy of the start's scripts, whose npm does what the test says. */
function withNpm(script: string, call: string): string {
  const clone = mkdtempSync(join(folder, 'clone-'))
  cpSync(join(ROOT, 'scripts/start'), join(clone, 'scripts/start'), { recursive: true })
  mkdirSync(join(clone, '.cache'))
  writeFileSync(join(clone, 'package.json'), '{}')
  writeFileSync(join(clone, 'npm.js'), script)
  const address = pathToFileURL(join(clone, 'scripts/start/install.mjs')).href
  const run = `import(${JSON.stringify(address)}).then((install) => install.${call}()).catch((e) => console.error(e.name + ': ' + e.message))`
  const { stderr } = spawnSync(process.execPath, ['--eval', run], {
    env: { ...process.env, npm_execpath: join(clone, 'npm.js') },
    encoding: 'utf8',
  })
  return stderr
}

test('where no compiler is there, the driver’s words come with what to install', () => {
  const said = withNpm(`console.error('gyp ERR! find Python'); process.exit(1)`, 'buildDriver')
  expect(said).toContain('StartProblem: The SQLite driver could neither be fetched nor compiled.')
  expect(said).toContain('`apt-get install python3 make g++`')
  expect(said).toContain('gyp ERR! find Python')
})

test('where no registry is reached, the start says how to see that', () => {
  const said = withNpm(`console.error('npm error ENOTFOUND'); process.exit(1)`, 'installPackages')
  expect(said).toContain(
    'StartProblem: Installing the packages failed. Check that this machine reaches a package registry',
  )
  expect(said).toContain('npm error ENOTFOUND')
})
