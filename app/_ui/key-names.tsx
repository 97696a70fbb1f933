'use no memo'

/**
 * Keys as they are pressed, one after another: `G R`.
 *
 * @param always - shown on touch screens too, where keys are otherwise left out
 */
export function KeyNames({ keys, always = false }: { keys: readonly string[]; always?: boolean }) {
  return (
    <span className="inline-flex gap-1">
      {keys.map((key) => (
        <kbd key={key} className={always ? 'kbd kbd-always' : 'kbd'}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
