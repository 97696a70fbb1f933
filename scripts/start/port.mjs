import { createServer } from 'node:net'
import { StartProblem } from './problem.mjs'

const FIRST = 3000
const LAST = 3099

/**
 * The port to serve on: PORT, or the next free one from 3000.
 *
 * @throws {StartProblem} when PORT is no port or is taken, or none is free
 */
export async function choosePort(host) {
  const asked = process.env.PORT
  if (asked !== undefined && asked !== '') {
    const port = Number(asked)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      throw new StartProblem(`PORT is ${JSON.stringify(asked)}; it must be a whole number from 1 to 65535.`)
    }
    if (await isFree(port, host)) return port
    throw new StartProblem(
      `Port ${port} is taken by another program. Give another one (PORT=${port + 1} npm start), or leave PORT out: then the next free one is used.`,
    )
  }
  for (let port = FIRST; port <= LAST; port += 1) if (await isFree(port, host)) return port
  throw new StartProblem(`All ports from ${FIRST} to ${LAST} are taken. Give a free one: PORT=4000 npm start`)
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
