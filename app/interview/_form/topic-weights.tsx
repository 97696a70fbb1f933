'use client'

import { useContext } from 'react'
import { FieldNotes, FieldProblems } from '@/app/_ui/field'
import type { WeightedTopic } from '@/lib/study'
import { WEIGHT_PREFIX, WEIGHTS } from './read-plan-form'

export interface WeightWords {
  readonly title: string
  readonly note: string
  readonly asRole: string
  /** left out, and from little to much */
  readonly levels: readonly string[]
  readonly below: string
}

interface TopicWeightsProps {
  words: WeightWords
  topics: readonly WeightedTopic[]
  typed: Readonly<Record<string, string>>
}

/** How much each topic counts on the day; what lies below a top topic is folded away. */
export function TopicWeights({ words, topics, typed }: TopicWeightsProps) {
  const problem = useContext(FieldProblems)['weights']
  const isOwn = ({ id }: WeightedTopic): boolean => Boolean(typed[WEIGHT_PREFIX + id])
  return (
    <fieldset aria-describedby="weights-note">
      <legend className="text-sm font-semibold">{words.title}</legend>
      <FieldNotes name="weights" note={words.note} problem={problem} />
      <ul className="mt-2 border-t border-line">
        {topics.map((topic) => (
          <li key={topic.id} className="border-b border-line">
            <WeightRow topic={topic} words={words} typed={typed} />
            {topic.below.length === 0 ? null : (
              <details open={topic.below.some(isOwn)} className="pb-1">
                <summary className="w-fit py-1 text-xs text-ink-2 hover:text-ink">
                  {words.below}
                  <span className="sr-only"> {topic.label}</span>
                </summary>
                <ul className="ml-4">
                  {topic.below.map((one) => (
                    <li key={one.id}>
                      <WeightRow topic={one} words={words} typed={typed} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function WeightRow({ topic, words, typed }: { topic: WeightedTopic } & Pick<TopicWeightsProps, 'words' | 'typed'>) {
  const name = WEIGHT_PREFIX + topic.id
  const own = typed[name] ?? ''
  return (
    <div className="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-1 text-sm">
      <label htmlFor={name}>{topic.label}</label>
      <select id={name} name={name} defaultValue={own} className="field w-40 md:w-48">
        <option value="">{words.asRole}</option>
        {own !== '' && !WEIGHTS.some((weight) => String(weight) === own) ? <option>{own}</option> : null}
        {WEIGHTS.map((weight) => (
          <option key={weight} value={weight}>
            {words.levels[weight]}
          </option>
        ))}
      </select>
    </div>
  )
}
