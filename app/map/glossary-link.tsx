import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** The way from the map to the terms of its topics. */
export function GlossaryLink() {
  return (
    <Link
      href="/glossary"
      prefetch={false}
      className="link inline-flex min-h-9 items-center text-sm pointer-coarse:min-h-11"
    >
      {useTranslations('map')('glossary')}
    </Link>
  )
}
