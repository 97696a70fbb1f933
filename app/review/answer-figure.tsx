import { lazy, Suspense, type ComponentProps, type ComponentType } from 'react'
import type { Figure as FigureShown } from '@/app/_ui/figure'
import { noteLost } from '@/app/_ui/stale'
import { Frame } from './picture'

type FigureProps = ComponentProps<typeof FigureShown>

const DrawnFigure = lazy(async (): Promise<{ default: ComponentType<FigureProps> }> => {
  try {
    return { default: (await import('@/app/_ui/figure')).Figure }
  } catch (error) {
    // the answer is still to be rated: it goes without its picture, and the page is loaded anew after it
    void noteLost(error)
    return { default: ({ scene }) => <Frame {...scene} /> }
  }
})

/** The picture of an answer. What draws it is loaded by itself, as for the pictures that are options. */
export function Figure(props: FigureProps) {
  return (
    <Suspense fallback={<Frame {...props.scene} />}>
      <DrawnFigure {...props} />
    </Suspense>
  )
}
