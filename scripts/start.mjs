// `npm start`: everything from a bare clone to a running app. This file runs on any Node, so that an old one gets a
// sentence and not a syntax error; the work is in scripts/start/.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    'Receptive needs Node 20.19 or newer; this is ' + process.version + '. Install a newer Node and start again.',
  )
  process.exitCode = 1
} else {
  const { main } = await import('./start/main.mjs')
  await main(process.argv.slice(2))
}
