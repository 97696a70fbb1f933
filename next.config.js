// @ts-check
import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin({
  requestConfig: './app/i18n.ts',
  // Compiled at build time, the catalogues need no parser in the browser: 4 kB instead of 12.
  experimental: { messages: { path: './lib/i18n/messages', format: 'json', locales: 'infer', precompile: true } },
})

/** What every answer carries. The content security policy holds a nonce, so `proxy.ts` sets it. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  ...(process.env.APP_ORIGIN?.startsWith('https:')
    ? [{ key: 'Strict-Transport-Security', value: 'max-age=31536000' }]
    : []),
]

const distDir = process.env.RECEPTIVE_DIST

/** @type {import('next').NextConfig} */
const config = {
  reactCompiler: true,
  typedRoutes: true,
  poweredByHeader: false,
  // `npm test` checks the types of everything; a first start should not wait for it
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'better-sqlite3',
    'pg',
    '@prisma/adapter-better-sqlite3',
    '@prisma/adapter-pg',
    '@prisma/client',
    '@node-rs/argon2',
    '@open-spaced-repetition/binding',
  ],
  headers: async () => [{ source: '/:path*', headers }],
  ...(distDir ? { distDir } : {}),
}

export default withMessages(config)
