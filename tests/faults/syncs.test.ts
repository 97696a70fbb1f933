import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { AppProcess } from '../support/app-process'
import { cardIdsOf } from './support/card-ids'
import { Client } from './support/client'
import { figures } from './support/figures'

const strace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
if (!strace) console.warn('F2 counts no syncs: strace is not there, or may not trace.')

test.runIf(strace)('F2: the server syncs with each commit that it acknowledges', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'receptive-trace-'))
  const app = await AppProcess.create()
  await app.start()
  try {
    const client = await Client.create(app.address, cardIdsOf(app.databaseUrl.slice('file:'.length)))
    client.answer(1)
    await client.drain()
    const trace = join(folder, 'trace')
    const tracer = spawn('strace', ['-f', '-e', 'trace=fdatasync,fsync', '-o', trace, '-p', String(app.pid)])
    await sleep(1_500)
    const ANSWERS = 5
    for (let answer = 0; answer < ANSWERS; answer += 1) {
      client.answer(1)
      await client.drain()
    }
    tracer.kill('SIGINT')
    await new Promise((resolve) => tracer.once('exit', resolve))
    const syncs = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => /f(data)?sync\(/.test(line)).length
    figures('F2', 'answers one by one, traced', { answers: ANSWERS, syncs })
    expect(syncs).toBeGreaterThanOrEqual(ANSWERS)
  } finally {
    await app.dispose()
    rmSync(folder, { recursive: true, force: true })
  }
})
