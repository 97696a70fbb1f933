import 'server-only'

/**
 * Where the app is reached from outside, for an address that leaves it in a file. The start sets it from APP_ORIGIN; a
 * request itself only knows the name of this machine.
 */
export function appOrigin(request: Request): string {
  return new URL(process.env['NEXTAUTH_URL'] || request.url).origin
}
