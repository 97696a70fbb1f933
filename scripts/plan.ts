// `npm run -s plan`: planning problems as JSON lines on the standard input, each answered at once with one line, in their
// order, until the input ends. docs/planner.md has the fields.
import { planInterview, readInterviewRequest } from '@/lib/plan'
import { linesOf } from './plan/lines'
import { todoOf } from './plan/todo'

const USAGE = `npm run -s plan [-- --cards] < PROBLEMS.jsonl

One problem a line, {"cards": [{"id", "stability", "difficulty", "lastReviewDay", "weight", "isNew"}, …], "day", "T",
"budgetSeconds"}; may have "budgets", "costs", "params" and "shares" as well, a card "costs" of its own. Each is answered
at once with one line, {"ids": [today's cards, in order], "spare", "seconds", "bound"}, or {"error": {"code", "path", "found", "todo"}}.
Cards that are malformed come back under "refused"; the others are planned.

  --cards   with the numbers behind each card, under "cards"
  --help    this

docs/planner.md says what the fields mean.
`

// `| head` closes the pipe: then nobody reads on, and that is no fault
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const args = process.argv.slice(2)
const unknown = args.find((arg) => arg !== '--cards' && arg !== '--help')

if (unknown !== undefined) {
  process.stderr.write(`There is no option “${unknown}”.\n\n${USAGE}`)
  process.exitCode = 1
} else if (args.includes('--help')) process.stdout.write(USAGE)
else await answerLines(args.includes('--cards'))

async function answerLines(withCards: boolean): Promise<void> {
  for await (const line of linesOf(process.stdin)) {
    if (line.trim() !== '') process.stdout.write(`${JSON.stringify(answerTo(line, withCards))}\n`)
  }
}

function answerTo(line: string, withCards: boolean): object {
  const parsed = parse(line)
  if (parsed === undefined) return errorOf('not_json', '', line.length > 80 ? `${line.slice(0, 79)}…` : line)
  const reading = readInterviewRequest(parsed)
  if (!reading.ok) return errorOf(reading.problem.code, reading.problem.path, reading.problem.found)
  const { cards, ...plan } = planInterview(reading.request)
  const refused = reading.refused.map((card) => ({ ...card, todo: todoOf(card.code) }))
  return { ...plan, ...(withCards ? { cards } : {}), ...(refused.length > 0 ? { refused } : {}) }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** The script goes on: whoever asks waits for as many lines as were sent. */
function errorOf(code: Parameters<typeof todoOf>[0], path: string, found: string): object {
  process.exitCode = 1
  return { error: { code, path, found, todo: todoOf(code) } }
}
