import { chipLook } from './chip-look'
import { figuresSentence, type ChipWords } from './chip-words'
import { CHIP, mapChips, type DrawnMap, type MapChip } from './map-chips'
import { ROOT, type ChipPlace } from './map-layout'
import './map.css'

interface MapPictureProps {
  map: DrawnMap
  words: ChipWords
  /** what the picture is called */
  name: string
  /** what stands in the middle */
  root: string
}

/**
 * The mind map as a tree about its root, every chip a link. Drawn whole by the server at true size, the root in the middle of
 * however much room there is; the browser moves, folds and recolours these marks and draws none of its own but the fold marks.
 */
export function MapPicture({ map, words, name, root }: MapPictureProps) {
  const { chips, layout, right } = mapChips(map)
  return (
    <svg role="group" aria-label={name} className="map" data-recall data-right={right}>
      <svg x="50%" y="50%" overflow="visible">
        <path className="links" d={layout.links} />
        <g className="root" aria-hidden>
          <rect x={-ROOT.width / 2} y={-ROOT.height / 2} width={ROOT.width} height={ROOT.height} rx={3} />
          <text y={4.5}>{root}</text>
        </g>
        {chips.map((chip) => {
          const place = layout.places.get(chip.id)
          return place ? <ChipMarks key={chip.id} chip={chip} place={place} words={words} /> : null
        })}
      </svg>
    </svg>
  )
}

function ChipMarks({ chip, place, words }: { chip: MapChip; place: ChipPlace; words: ChipWords }) {
  const { width, height, lines, figures, hasCards } = chip
  const { step, low, high, coverage, isDue } = chipLook(figures, hasCards)
  const body = height - CHIP.coverage - CHIP.gap
  return (
    <a
      data-id={chip.id}
      href={`/topics/${chip.id}`}
      aria-label={[chip.label, figuresSentence(figures, hasCards, words)].join(words.comma)}
      className={chip.isTop ? 'chip top' : 'chip'}
      style={{ transform: `translate(${place.x}px,${place.y}px)` }}
      data-label={chip.label}
      data-r={step}
      data-f={`${figures.recall ?? -1} ${figures.band} ${figures.coverage} ${figures.due}`}
      data-size={`${width} ${height}`}
      data-up={chip.parentId ?? undefined}
      data-rests={chip.prerequisites.join(' ') || undefined}
      data-due={isDue ? '' : undefined}
    >
      <rect className="body" width={width} height={body} rx={2} />
      <path className={`high r${high}`} d={`M${width - CHIP.band} 0h${CHIP.band}v${body / 2}h${-CHIP.band}z`} />
      <path className={`low r${low}`} d={`M${width - CHIP.band} ${body / 2}h${CHIP.band}v${body / 2}h${-CHIP.band}z`} />
      {lines.map((line, place) => (
        <text key={place} x={CHIP.padX} y={CHIP.padY + 12.25 + place * CHIP.line}>
          {line}
        </text>
      ))}
      <rect className="all" y={height - CHIP.coverage} width={width} height={CHIP.coverage} />
      <rect
        className="met"
        y={height - CHIP.coverage}
        width={Math.round(coverage * width * 10) / 10}
        height={CHIP.coverage}
      />
      <circle className="due" cx={width} r={3.5} />
    </a>
  )
}
