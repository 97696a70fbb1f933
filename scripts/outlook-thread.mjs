// Works out what is to be expected of interview plans, as a thread that the server starts: it answers each question with
// one message, in their order, and keeps nothing but tables.
import { parentPort } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
const { interviewOutlook } = await import('../lib/plan/index.ts')

parentPort?.on('message', (question) => parentPort?.postMessage(interviewOutlook(question)))
