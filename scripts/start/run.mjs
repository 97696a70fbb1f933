import { spawn } from 'node:child_process'
import { ROOT } from './paths.mjs'

/**
 * Runs a program of the project and keeps what it prints.
 *
 * @param tell - given what it prints as it comes, for a person who waits
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function run(command, args, { env = {}, tell = undefined } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    })
    let output = ''
    let stdout = ''
    child.stdout.on('data', (chunk) => {
      stdout += chunk
      tell?.(String(chunk))
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', (error) => resolve({ code: 127, output: String(error), stdout: '' }))
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }))
  })
}

/** Runs npm itself, the one that started us where there is one. */
export function npm(args, options) {
  const cli = process.env.npm_execpath
  return cli && /\.[cm]?js$/.test(cli) ? run(process.execPath, [cli, ...args], options) : run('npm', args, options)
}
