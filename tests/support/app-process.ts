import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The built app as a process of its own, on a database of its own. */
export class AppProcess {
  readonly data: string
  readonly port: number
  readonly #begun = new Date()
  #child: ChildProcess | null = null
  #output = ''

  private constructor(data: string, port: number) {
    this.data = data
    this.port = port
  }

  /** @param data - a folder of the test's own; without one it gets a new one */
  static async create(data = mkdtempSync(join(tmpdir(), 'receptive-app-'))): Promise<AppProcess> {
    const app = new AppProcess(data, await freePort())
    app.setClockAhead(0)
    return app
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get databaseUrl(): string {
    return `file:${join(this.data, 'receptive.db')}`
  }

  /** What the process has printed since it was made. */
  get output(): string {
    return this.#output
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** Starts it as `npm start` does and waits for the line that says it is ready. */
  async start(env: Record<string, string> = {}): Promise<void> {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NODE_OPTIONS: '',
        PORT: String(this.port),
        RECEPTIVE_DATA: this.data,
        RECEPTIVE_TEST: '1',
        RECEPTIVE_TEST_CLOCK: join(this.data, 'clock'),
        RATE_FACTOR: '1000',
        DATABASE_URL: '',
        DIRECT_DATABASE_URL: '',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    // a run that is broken off leaves no server behind
    const atExit = (): void => void child.kill('SIGKILL')
    process.once('exit', atExit)
    child.once('exit', () => process.removeListener('exit', atExit))
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        this.#output += chunk.toString()
        if (this.#output.includes('Receptive is ready')) resolve()
      }
      child.stdout?.on('data', hear)
      child.stderr?.on('data', hear)
      child.once('exit', (code) => reject(new Error(`the app ended with ${code}:\n${this.#output}`)))
    })
  }

  /** Moves the app's clock ahead by so many milliseconds, from now on. */
  setClockAhead(ms: number): void {
    writeFileSync(join(this.data, 'clock'), String(pastRollover(this.#begun) + ms))
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child
    this.#child = null
    this.#output = ''
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }

  /** Stops it and removes its database. */
  async dispose(): Promise<void> {
    await this.stop('SIGKILL')
    rmSync(this.data, { recursive: true, force: true })
  }
}

const HOUR_MS = 3_600_000

/** The hour before 04:00 is passed over: a step of ten minutes would cross the rollover and count for tomorrow. */
function pastRollover(begun: Date): number {
  return begun.getUTCHours() === 3 ? HOUR_MS : 0
}
