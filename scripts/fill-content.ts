// Reads content/ into the database that DATABASE_URL names: part of `npm start`.
import { fileURLToPath } from 'node:url'
import { closeDatabase } from '@/lib/db'
import { fillContent } from '@/lib/study'

const STEP = 50

const directory = fileURLToPath(new URL('../content', import.meta.url))
const filled = await fillContent(directory, Date.now(), (done, of) => {
  if (done % STEP === 0 && done < of) console.log(`${done} of ${of} cards`)
})
if (filled.ok) {
  console.log(`${filled.topics} topics, ${filled.cards} cards (${filled.retired} retired)`)
} else {
  for (const problem of filled.problems) console.error(problem)
  process.exitCode = 1
}
// closing moves the write-ahead log into the file, which may then be copied
await closeDatabase()
process.exit()
