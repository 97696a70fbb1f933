'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useLayoutEffect, useRef } from 'react'
import { KeyNames } from '@/app/_ui/key-names'
import { Working } from '@/app/_ui/working'
import type { Icons } from '@/app/review/card-props'
import { ClozeVerdict } from '@/app/review/cloze-verdict'
import { Correction, FullAnswer, Sources } from '@/app/review/correction'
import { ExplainVerdict, OwnWords } from '@/app/review/explain-verdict'
import { focusCard } from '@/app/review/focus-card'
import { NumericVerdict } from '@/app/review/numeric-verdict'
import { OptionsVerdict } from '@/app/review/options-verdict'
import { Question } from '@/app/review/question'
import { writeNumber } from '@/app/review/write-number'
import { shownForms } from '@/lib/grading'
import type { MockRunQuestion, MockWay } from '@/lib/study'
import type { RunState } from './run-state'
import type { RunAct } from './use-run'

interface RunVerdictProps {
  readonly question: MockRunQuestion
  readonly way: MockWay
  readonly state: RunState
  readonly judged: NonNullable<RunState['judged']>
  readonly icons: Pick<Icons, 'right'>
  readonly act: (act: RunAct) => void
}

/** The verdict on a question, for who wanted it at once. The clock stands meanwhile. */
export function RunVerdict({ question, way, state, judged, icons, act }: RunVerdictProps) {
  const t = useTranslations('mock')
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    window.scrollTo(0, 0)
    if (root.current) focusCard(root.current, true)
  }, [])
  const { kind, instance } = question
  const isSaid = way === 'aloud' && (kind === 'numeric' || kind === 'cloze')
  const card = {
    instance,
    showing: { draft: state.draft },
    judged: isSaid ? { ...judged, verdict: 'self' as const, misconceptions: [] } : judged,
    icons,
    control: { tick: (point: number) => act({ type: 'ticked', point }) },
  }
  return (
    <div ref={root} className="contents">
      {kind === 'cloze' && !isSaid ? null : (
        <div className="card-question">
          <Question instance={instance} />
        </div>
      )}
      <div className={kind === 'cloze' && !isSaid ? 'card-question' : 'card-sheet'}>
        {isSaid ? (
          <SaidVerdict question={question} had={state.given?.had} act={act} />
        ) : (
          <Verdict kind={kind} {...card} />
        )}
      </div>
      <div className="card-why">
        <Correction {...card} />
        <Working steps={instance.after.steps} isOpen={judged.verdict === 'wrong'} />
        {kind !== 'explain' ? null : (
          <>
            <OwnWords {...card} />
            <FullAnswer {...card} />
          </>
        )}
        <Sources {...card} />
        <div>
          <button type="button" onClick={() => act({ type: 'went_on' })} className="button">
            {t('goOn')}
            <KeyNames keys={['⏎']} />
          </button>
        </div>
      </div>
    </div>
  )
}

type VerdictCard = Parameters<typeof ExplainVerdict>[0]

function Verdict({ kind, ...card }: VerdictCard & { readonly kind: MockRunQuestion['kind'] }) {
  switch (kind) {
    case 'numeric':
      return <NumericVerdict {...card} />
    case 'cloze':
      return <ClozeVerdict {...card} />
    case 'explain':
      return <ExplainVerdict {...card} />
    default:
      return <OptionsVerdict {...card} />
  }
}

/** The answer to what was said aloud; whether it was right, the person says. */
function SaidVerdict({
  question: { instance },
  had,
  act,
}: {
  readonly question: MockRunQuestion
  readonly had: boolean | undefined
  readonly act: (act: RunAct) => void
}) {
  const t = useTranslations('mock')
  const review = useTranslations('review')
  const { value, unit } = instance.key
  const forms = shownForms(instance.key, useLocale())
  return (
    <fieldset>
      <legend data-focus="" tabIndex={-1} className="text-sm text-ink-2">
        {review('answerIs')}
      </legend>
      <p className="number-shown font-bold">
        {value === undefined ? forms.join(', ') : writeNumber(value)}
        {unit === undefined ? null : <span className="ms-2 text-md font-normal text-ink-2">{unit}</span>}
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        {([true, false] as const).map((isRight) => (
          <label key={String(isRight)} className="mock-choice">
            <input
              type="radio"
              name="had"
              checked={had === isRight}
              onChange={() => act({ type: 'said', had: isRight })}
              className="sr-only"
            />
            {t(isRight ? 'had' : 'hadNot')}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
