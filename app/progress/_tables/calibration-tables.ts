import { wilsonInterval, type Calibration } from '@/lib/plan'
import type { CalibrationPart, CardKind, ProgressView } from '@/lib/study'
import { tableWords, type ChartTable } from './chart-table'

/** Predicted against true recall, in bins of 5 %. */
export async function calibrationTable(
  view: Pick<ProgressView, 'date'> & { readonly calibration: Pick<ProgressView['calibration'], 'all'> },
): Promise<ChartTable> {
  const { t, cells } = await tableWords(view)
  const { all } = view.calibration
  return {
    title: t('calibration.title'),
    isEmpty: all.count === 0,
    finding:
      all.count === 0
        ? t('calibration.none')
        : t('calibration.finding', {
            logLoss: cells.decimal(all.logLoss, 3).text,
            plain: cells.decimal(all.plainLogLoss, 3).text,
            rmse: cells.percent(all.rmseBins).text,
            predicted: cells.percent(all.predicted).text,
            recalled: cells.percent(all.recalled / all.count).text,
            reviews: all.count,
          }),
    head: [
      t('calibration.bin'),
      t('retention.reviews'),
      t('calibration.predicted'),
      t('calibration.recalled'),
      t('calibration.low'),
      t('calibration.high'),
    ],
    rows: all.bins.map((bin) => {
      const { low, high } = wilsonInterval(bin.recalled, bin.count)
      return [
        cells.text(`${Math.round(bin.from * 100)}–${Math.round(bin.to * 100)}%`),
        cells.count(bin.count),
        cells.percent(bin.predicted),
        cells.percent(bin.recalled / bin.count),
        cells.percent(low),
        cells.percent(high),
      ]
    }),
  }
}

/** The same by kind of card. */
export async function kindsTable(view: ProgressView): Promise<ChartTable> {
  const { t, kinds } = await tableWords(view)
  return partsTable(view, view.calibration.kinds, {
    title: t('calibration.kinds'),
    head: t('calibration.kind'),
    nameOf: ({ id }) => kinds(id as CardKind),
  })
}

/** The same by top topic. */
export async function topicsTable(view: ProgressView): Promise<ChartTable> {
  const { t } = await tableWords(view)
  return partsTable(view, view.calibration.topics, {
    title: t('calibration.topics'),
    head: t('calibration.topic'),
    nameOf: ({ id, label }) => label ?? id,
  })
}

interface PartWords {
  readonly title: string
  readonly head: string
  readonly nameOf: (part: CalibrationPart) => string
}

async function partsTable(
  view: ProgressView,
  parts: readonly CalibrationPart[],
  { title, head, nameOf }: PartWords,
): Promise<ChartTable> {
  const { t, cells } = await tableWords(view)
  const furthest = [...parts].sort((a, b) => evidence(b.calibration) - evidence(a.calibration))[0]
  return {
    title,
    isEmpty: furthest === undefined,
    finding:
      furthest === undefined
        ? t('calibration.none')
        : t('calibration.furthest', {
            name: nameOf(furthest),
            predicted: cells.percent(furthest.calibration.predicted).text,
            recalled: cells.percent(trueShare(furthest.calibration)).text,
            reviews: furthest.calibration.count,
          }),
    head: [
      head,
      t('retention.reviews'),
      t('calibration.predicted'),
      t('calibration.recalled'),
      t('calibration.logLoss'),
      t('calibration.rmse'),
    ],
    rows: parts.map((part) => [
      cells.text(nameOf(part)),
      cells.count(part.calibration.count),
      cells.percent(part.calibration.predicted),
      cells.percent(trueShare(part.calibration)),
      cells.decimal(part.calibration.logLoss, 3),
      cells.percent(part.calibration.rmseBins),
    ]),
  }
}

const trueShare = ({ recalled, count }: Calibration): number | null => (count === 0 ? null : recalled / count)

/** How many standard deviations the true share lies from the predicted one: a large gap among few reviews says little. */
function evidence({ predicted, recalled, count }: Calibration): number {
  if (predicted === null || count === 0) return 0
  const deviation = Math.sqrt(Math.max(predicted * (1 - predicted), 1e-6) / count)
  return Math.abs(recalled / count - predicted) / deviation
}
