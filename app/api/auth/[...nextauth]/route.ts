import { now } from '@/app/_server/clock'
import { authRoutes } from '@/lib/auth'

export const { GET, POST } = authRoutes(now)
