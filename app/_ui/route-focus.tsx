'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** After a change of screen the focus goes to its headline, so that a screen reader begins there and not where the link was. */
export function RouteFocus() {
  const pathname = usePathname()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    // a screen that gave the focus to its own field knows better where to begin
    if (document.activeElement?.closest('main')) return
    const headline = document.querySelector<HTMLElement>('main h1')
    headline?.setAttribute('tabindex', '-1')
    headline?.focus({ preventScroll: true })
  }, [pathname])
  return null
}
