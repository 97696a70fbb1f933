import { NextResponse, type NextRequest } from 'next/server'
import { asView, firstView, VIEW_COOKIE } from '@/app/map/map-view'

/**
 * Gives every page a content security policy with a nonce of its own. Next reads the nonce from the request's header and
 * puts it on its own scripts; nothing else may run.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = goOn(request, headers)
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'private, no-store')
  return response
}

export const config = {
  // routes and static files carry no page, and a route in here would have its body cut at 10 MB
  matcher: ['/((?!api/|_next/static|_next/image|favicon.ico|icon.svg|icons/|apple-icon|manifest.webmanifest|sw.js).*)'],
}

/**
 * Goes on to the page, for /map to that of one of its two views: the one that the address names, else the one chosen last, else
 * what suits the device. A choice is remembered here, since a page cannot set a cookie, and this needs no script.
 */
function goOn(request: NextRequest, headers: Headers): NextResponse {
  const url = request.nextUrl.clone()
  if (url.pathname !== '/map') return NextResponse.next({ request: { headers } })
  const asked = asView(url.searchParams.get('view') ?? undefined)
  const view = asked ?? asView(request.cookies.get(VIEW_COOKIE)?.value) ?? firstView(request.headers)
  url.pathname = '/map/outline'
  const toPage = { request: { headers } }
  const response = view === 'outline' ? NextResponse.rewrite(url, toPage) : NextResponse.next(toPage)
  if (asked) response.cookies.set(VIEW_COOKIE, asked, { path: '/', maxAge: YEAR_S, sameSite: 'lax', httpOnly: true })
  return response
}

const YEAR_S = 365 * 24 * 60 * 60

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development'
  const directives: Record<string, string> = {
    'default-src': "'self'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // charts, bars and typeset mathematics carry their sizes in style attributes
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' blob: data:",
    'media-src': "'self' blob:",
    'connect-src': development ? "'self' ws:" : "'self'",
    'worker-src': "'self'",
    'font-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
