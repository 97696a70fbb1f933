// Who is asking: sessions, guests, accounts, and how often something may be tried.
// The only room that knows next-auth; time comes in as a number or a clock.
// Runs on the server; imports db and limits.
import 'server-only'

export { becomeAccount } from './become-account'
export type { BecomeAccount } from './become-account'
export { currentUser, signOut } from './current-user'
export type { SignedIn } from './current-user'
export { authRoutes } from './routes'
export { hashPassword, isPassword, leastCharacters, passwordProblem } from './passwords'
export { networkOf, overRate } from './rate-limit'
export type { RateName } from './rate-limit'
export { resetPassword } from './reset-password'
export { safeReturnTo } from './return-to'
