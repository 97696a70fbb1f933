import type { QueueInstance } from '@/lib/study'

/** How option pictures stand on a phone: high ones two in a row, wide strips one below the other. */
export function platesClass(options: NonNullable<QueueInstance['options']>): string {
  const areWide = options.some(({ scene }) => scene !== undefined && scene.width > 1.7 * scene.height)
  return areWide ? 'plates' : 'plates plates-two'
}
