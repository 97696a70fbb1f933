import type { ReactNode } from 'react'

/** A part of a form-like screen: its title on the left, its fields on the right; on a phone one under the other. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      id={id}
      className="mt-8 grid gap-x-10 gap-y-4 border-t border-line pt-6 md:grid-cols-[12rem_minmax(0,1fr)]"
    >
      <h2 id={`${id}-title`} className="text-md">
        {title}
      </h2>
      <div className="max-w-[36rem] min-w-0 space-y-6">{children}</div>
    </section>
  )
}
