import Link from 'next/link'
import { htmlLanguage } from '@/lib/i18n'
import type { TopicNode } from '@/lib/study'
import { recallFill, recallStep } from './recall'

interface MapStripProps {
  map: readonly TopicNode[]
  /** the sentence that stands for the picture; where there is a link it is the link's name */
  sentence: string
  /** true: the whole strip leads to the map */
  linked: boolean
}

/**
 * The mind map at a glance: one column for each top topic, one band for each topic in it, in the map's order. A column
 * grows with the square root of its topics, so that small ones stay visible beside large ones.
 */
export function MapStrip({ map, sentence, linked }: MapStripProps) {
  return (
    <figure className="relative">
      <div aria-hidden className="flex gap-[3px]">
        {map.map((column) => (
          <Column key={column.id} column={column} />
        ))}
      </div>
      {linked ? (
        <Link href="/map" className="absolute -inset-1.5 rounded hover:bg-ink/5">
          <span className="sr-only">{sentence}</span>
        </Link>
      ) : (
        <figcaption className="sr-only">{sentence}</figcaption>
      )}
    </figure>
  )
}

function Column({ column }: { column: TopicNode }) {
  const bands = flatten(column)
  return (
    <div className="min-w-0 flex-1 md:basis-9" style={{ flexGrow: Math.sqrt(bands.length) }}>
      <div data-recall className="flex h-40 flex-col gap-[2px]">
        {bands.map((band) => (
          <span key={band.id} className={`min-h-0 flex-1 ${bandLook(band)}`} />
        ))}
      </div>
      <p
        lang={htmlLanguage(column.labelLanguage)}
        className="mt-1.5 line-clamp-3 hidden overflow-hidden text-2xs leading-tight wrap-normal text-ink-2 hyphens-auto md:[display:-webkit-box]"
      >
        {column.label}
      </p>
    </div>
  )
}

/** The two palest steps are under 3 : 1 against paper, so they have an outline. */
function bandLook(band: TopicNode): string {
  const recall = band.own.cards > 0 ? band.own.recall : band.recall
  if (recall === null) return 'border border-dashed border-edge'
  return `${recallFill(recall)} ${recallStep(recall) < 2 ? 'border border-edge' : ''}`
}

function flatten(node: TopicNode): TopicNode[] {
  return [node, ...node.children.flatMap(flatten)]
}
