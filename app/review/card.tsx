import { useDeferredValue, useLayoutEffect, useRef } from 'react'
import { Figure } from '@/app/_ui/figure'
import { CardLanguage } from './card-prose'
import type { AnsweredProps, CardProps } from './card-props'
import { Cloze, ClozeVerdict } from './cloze'
import { Correction, FullAnswer, Sources, Working } from './correction'
import { focusCard } from './focus-card'
import { Explain, ExplainVerdict, OwnWords } from './explain'
import { Margin } from './margin'
import { NumericAnswer } from './numeric-answer'
import { NumericVerdict } from './numeric-verdict'
import { Options } from './options'
import { OptionsVerdict } from './options-verdict'
import { Question } from './question'

/**
 * One card: the margin, the sheet, the plate. The answer's control turns into the verdict in its place, and nothing
 * above it moves. Working and picture come a moment after the verdict, so that the key that asked for it is not kept waiting.
 */
export function Card({ lang, ...card }: CardProps & { readonly lang: string | undefined }) {
  const root = useRef<HTMLDivElement>(null)
  const { judged } = card.showing
  const isAnswered = judged !== null
  const isDetailed = useDeferredValue(isAnswered, false)
  // before the browser paints: a key pressed at the sight of the card must find the field
  useLayoutEffect(() => {
    if (!isAnswered) window.scrollTo(0, 0)
    if (root.current) focusCard(root.current, isAnswered)
  }, [isAnswered])
  const answered: AnsweredProps | null = judged === null ? null : { ...card, judged }
  return (
    <CardLanguage value={lang}>
      <div ref={root} className="card">
        <Margin {...card} />
        {card.item.kind === 'cloze' ? null : (
          <div className="card-question">
            <Question instance={card.instance} />
          </div>
        )}
        <div className={card.item.kind === 'cloze' ? 'card-question' : 'card-sheet'}>
          {answered === null ? <Asking {...card} /> : <Judgement {...answered} />}
        </div>
        {answered !== null && isDetailed ? <Details {...answered} /> : null}
      </div>
    </CardLanguage>
  )
}

function Asking(card: CardProps) {
  switch (card.item.kind) {
    case 'numeric':
      return <NumericAnswer {...card} />
    case 'choice':
    case 'figure':
      return <Options {...card} />
    case 'cloze':
      return <Cloze {...card} />
    case 'explain':
      return <Explain {...card} />
  }
}

function Judgement(card: AnsweredProps) {
  switch (card.item.kind) {
    case 'numeric':
      return <NumericVerdict {...card} />
    case 'choice':
    case 'figure':
      return <OptionsVerdict {...card} />
    case 'cloze':
      return <ClozeVerdict {...card} />
    case 'explain':
      return <ExplainVerdict {...card} />
  }
}

function Details(card: AnsweredProps) {
  const { scene } = card.instance.after
  const isExplain = card.item.kind === 'explain'
  return (
    <>
      <div className="card-why">
        <Correction {...card} />
        <Working {...card} />
      </div>
      {scene === undefined && !isExplain ? null : (
        <div className="card-plate">
          {isExplain ? <OwnWords {...card} /> : null}
          {isExplain ? <FullAnswer {...card} /> : null}
          {scene === undefined ? null : <Figure scene={scene} />}
        </div>
      )}
      <div className="card-sources">
        <Sources {...card} />
      </div>
    </>
  )
}
