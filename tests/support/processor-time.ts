/** The processor time that this process spends on an action, in milliseconds: what it costs, whatever else the machine does. */
export function processorTime(action: () => unknown): number {
  const before = process.cpuUsage()
  action()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
