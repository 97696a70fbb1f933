import { chipLook } from './chip-look'
import { CHIP, ROOT } from './chip-sizes'
import { figuresSentence, type ChipWords } from './chip-words'
import type { DrawnMap, MapChip } from './map-chips'
import { linksOf } from './map-links'

interface MapMarksProps {
  map: DrawnMap
  /** what stands in the middle */
  root: string
  words: ChipWords
}

/** All marks of the map when nothing is folded, the root in the middle of the picture around them, whatever its size. */
export function MapMarks({ map, root, words }: MapMarksProps) {
  'use no memo'
  return (
    <svg x="50%" y="50%" overflow="visible">
      <path className="links" d={linksOf(map.chips)} />
      <g className="root" aria-hidden>
        <rect x={-ROOT.width / 2} y={-ROOT.height / 2} width={ROOT.width} height={ROOT.height} rx={3} />
        <text y={4.5}>{root}</text>
      </g>
      {map.chips.map((chip) => (
        <ChipMarks key={chip.id} chip={chip} words={words} />
      ))}
    </svg>
  )
}

function ChipMarks({ chip, words }: { chip: MapChip; words: ChipWords }) {
  'use no memo'
  const { width, height, lines } = chip
  const { step, low, high, coverage, isDue } = chipLook(chip.figures, chip.hasCards)
  const body = height - CHIP.coverage - CHIP.gap
  return (
    <a
      data-id={chip.id}
      href={`/topics/${chip.id}`}
      aria-label={lines.join('') + words.comma + figuresSentence(chip.figures, chip.hasCards, words)}
      className={chip.parentId === null ? 'chip top' : 'chip'}
      style={{ transform: `translate(${chip.x}px,${chip.y}px)` }}
      data-r={step}
      data-due={isDue ? '' : undefined}
    >
      <rect className="body" width={width} height={body} rx={2} />
      <path className={`high r${high}`} d={`M${width - CHIP.band} 0h${CHIP.band}v${body / 2}h${-CHIP.band}z`} />
      <path className={`low r${low}`} d={`M${width - CHIP.band} ${body / 2}h${CHIP.band}v${body / 2}h${-CHIP.band}z`} />
      {lines.map((line, place) => (
        <text key={place} x={CHIP.padX} y={CHIP.padY + 12.25 + place * CHIP.line}>
          {line.trimEnd()}
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
