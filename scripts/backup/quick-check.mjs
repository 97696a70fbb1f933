// Looks at every page of a database, in a process of its own: exit code 0 where it is sound, 1 with SQLite's words where it is not.
import { setPriority } from 'node:os'
import { damageOf } from './verdict.mjs'

const LOW_PRIORITY = 10

setPriority(LOW_PRIORITY)
const damage = damageOf(process.argv[2], 'quick_check')
if (damage !== null) process.stdout.write(damage)
process.exitCode = damage === null ? 0 : 1
