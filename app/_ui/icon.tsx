/** The icons, drawn on a grid of 24 with squares where a square will do. Plain paths: they cost the browser no script. */
const PATHS = {
  today: 'M8 3v3M16 3v3M4 5h16v15H4zM4 10h16M9 14.5l2.2 2.2 4-4',
  map: 'M9.5 3h5v5h-5zM3 16h5v5H3zM16 16h5v5h-5zM12 8v4M5.5 16v-4h13v4',
  review: 'M7 4.5v15l12.5-7.5z',
  interview: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM12 12h.01',
  progress: 'M4 20h16M6 20v-6h3v6M11 20V5h3v15M16 20v-9h3v9',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M13 5h4v4h-4zM7 15h4v4H7z',
  auto: 'M3 4.5h18v12H3zM8.5 20.5h7M12 16.5v4',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  keyboard: 'M3 6h18v12H3zM7 10h.01M10.3 10h.01M13.6 10h.01M17 10h.01M8 14h8',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  close: 'M6 6l12 12M18 6L6 18',
  flag: 'M5 21V4M5 5h13l-3 4.5 3 4.5H5',
  undo: 'M9 5 4 10l5 5M4 10h10.5a5 5 0 0 1 0 10H11',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  right: 'M4.5 12.5l5 5L19.5 7',
} as const

export type IconName = keyof typeof PATHS

interface IconProps {
  name: IconName
  /** edge in CSS pixels */
  size?: number
  /** of its lines, in CSS pixels on the screen, at every size */
  weight?: number
  /** a solid shape instead of its outline */
  solid?: boolean
}

/** An icon beside words; it says nothing by itself. */
export function Icon({ name, size = 18, weight = 1.3, solid = false }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={solid ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={(weight * 24) / size}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className="shrink-0"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
