'use client'

import { useEffect } from 'react'

const YEAR_S = 365 * 24 * 60 * 60

/** Tells the server the time zone of this device, by a cookie: days begin by the reader's clock, not by the server's. */
export function DeviceZone() {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (zone) document.cookie = `zone=${zone}; path=/; max-age=${YEAR_S}; samesite=lax`
  }, [])
  return null
}
