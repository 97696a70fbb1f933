'use client'

import { lazy, Suspense, type ComponentType } from 'react'

/** A part as the server draws it; what makes it live is loaded by itself, for a report is read before it is changed. */
function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part: ComponentType<Props> = lazy(async () => ({ default: await load() }))
  return function Later(props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    )
  }
}

export const CountBar = later(async () => (await import('./parts')).CountBar)
export const Missed = later(async () => (await import('./parts')).Missed)
export const PrintButton = later(async () => (await import('./parts')).PrintButton)
export const RatingChoice = later(async () => (await import('./parts')).RatingChoice)
export const ReportMarks = later(async () => (await import('./parts')).ReportMarks)
export const RubricTicks = later(async () => (await import('./parts')).RubricTicks)
export const SaidMark = later(async () => (await import('./parts')).SaidMark)
export const StudyMissed = later(async () => (await import('./parts')).StudyMissed)
export const SummaryFigures = later(async () => (await import('./parts')).SummaryFigures)
export const TopicFigures = later(async () => (await import('./parts')).TopicFigures)
