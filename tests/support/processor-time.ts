/**
 * What an action costs, in milliseconds, whatever else the machine and this process do: the time that passes or the processor
 * time, whichever is less. Waiting for a turn counts in the one, the collector's and the compiler's threads in the other.
 */
export function processorTime(action: () => unknown): number {
  const before = process.cpuUsage()
  const from = performance.now()
  action()
  const passed = performance.now() - from
  const { user, system } = process.cpuUsage(before)
  return Math.min(passed, (user + system) / 1_000)
}
