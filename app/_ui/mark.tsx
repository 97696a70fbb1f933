/**
 * The mark of the program: nested squares, a receptive field.
 *
 * @param size - edge in CSS pixels
 */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true" focusable="false">
      <rect width="26" height="26" rx="3" fill="var(--seal)" />
      <g fill="none" stroke="var(--on-seal)">
        <rect x="4.75" y="4.75" width="16.5" height="16.5" strokeWidth="1.5" />
        <rect x="8.75" y="8.75" width="12.5" height="12.5" strokeWidth="1.5" />
      </g>
      <rect x="12.5" y="12.5" width="5" height="5" fill="var(--on-seal)" />
    </svg>
  )
}
