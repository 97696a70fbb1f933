// `npm run bench`: what the app weighs and how fast it is on this machine, as JSON and as a table. Compare ratios, and
// figures of one run; single times depend on what else the machine does. `npm run bench -- --engine` times the engine alone,
// `-- --answers` drawing questions and reading answers, `-- --writes` the keeping of answers, `-- --large` the screens of
// somebody with 20,000 cards and the replay of a log; `-- --walk [LEARNERS]` walks the real app's clock to an interview two
// weeks ahead; `-- --plan [LEARNERS] [CARDS/DAYS/MINUTES]` the interview planner, without them 100 learners in each setting;
// with the same arguments `-- --plan-robust` what it is worth where things go otherwise, and `-- --plan-forecast` its
// forecast, with 200 learners.
import { AppProcess } from '../tests/support/app-process'
import { guest } from '../tests/support/guest'
import { answerTimes, type AnswerTimes } from './bench/answer-times'
import { durableWrites } from './bench/durable-writes'
import { engineBench, type EngineBench } from './bench/engine'
import { firstByte } from './bench/first-byte'
import { instanceTimes, type InstanceTimes } from './bench/instances'
import { interviewWalk, showWalk, type InterviewWalk } from './bench/interview-walk'
import { largeFirstByte, type LargeFirstByte } from './bench/large-first-byte'
import { mapPanning } from './bench/map-panning'
import { modelFitTimes, showModelFit } from './bench/model-fit'
import { planBench, showPlan } from './bench/plan'
import { forecastBench, showForecast } from './bench/plan-forecast'
import { planRobust, showRobust } from './bench/plan-robust'
import { ratingLatency } from './bench/rating-latency'
import { replayTimes, type ReplayTimes } from './bench/replay'
import { routeBytes } from './bench/route-bytes'

const ROUTES = [
  '/',
  '/review',
  '/map?view=map',
  '/map?view=outline',
  '/progress',
  '/topics/receptive-field',
  '/glossary',
  '/settings',
  '/sign-in',
]

if (process.argv.includes('--engine')) {
  const engine = await engineBench()
  console.log(JSON.stringify({ engine }))
  showEngine(engine)
} else if (process.argv.includes('--plan')) {
  const { learners, setting } = asked('--plan', 100)
  const plan = await planBench(learners, setting)
  console.log(JSON.stringify({ plan }))
  showPlan(plan)
} else if (process.argv.includes('--plan-robust')) {
  const { learners, setting } = asked('--plan-robust', 100)
  const robust = planRobust(learners, setting)
  console.log(JSON.stringify({ robust }))
  showRobust(robust, learners)
} else if (process.argv.includes('--plan-forecast')) {
  const { learners, setting } = asked('--plan-forecast', 200)
  const forecast = forecastBench(learners, setting)
  console.log(JSON.stringify({ forecast }))
  showForecast(forecast)
} else if (process.argv.includes('--walk')) {
  const { learners } = asked('--walk', 1)
  const walks: InterviewWalk[] = []
  for (let learner = 1; learner <= learners; learner += 1) walks.push(await interviewWalk(learner, console.log))
  console.log(JSON.stringify({ walks }))
  showWalk(walks)
} else if (process.argv.includes('--writes')) {
  console.log(JSON.stringify({ durableWrites: await durableWrites() }))
} else if (process.argv.includes('--large')) {
  const [replay, large] = [replayTimes(), await largeFirstByte()]
  console.log(JSON.stringify({ replay, large }))
  showLarge(replay, large)
} else if (process.argv.includes('--answers')) {
  const [instances, answers] = [await instanceTimes(), await answerTimes(4)]
  console.log(JSON.stringify({ instances, answers }))
  showAnswers(instances, answers)
} else if (process.argv.includes('--model')) {
  const model = await modelFitTimes()
  console.log(JSON.stringify({ model }))
  showModelFit(model)
} else {
  await benchApp()
}
process.exit()

function asked(flag: string, usual: number): { readonly learners: number; readonly setting: string | null } {
  const [learners = String(usual), setting = null] = process.argv.slice(process.argv.indexOf(flag) + 1)
  return { learners: Number(learners), setting }
}

async function benchApp(): Promise<void> {
  const app = await AppProcess.create()
  try {
    await app.start()
    const cookie = (await guest(app.address)).header
    const routes: Record<string, { js: number; css: number; html: number }> = {}
    for (const route of ROUTES) routes[route] = await routeBytes(app.address, route, cookie)
    const rating = [await ratingLatency(app.address, 1), await ratingLatency(app.address, 4)]
    const panning = await mapPanning(app.address)
    const bytes = await firstByte(app)
    const writes = await durableWrites()
    const engine = await engineBench()
    const [instances, answers] = [await instanceTimes(), await answerTimes(4)]
    const [replay, large] = [replayTimes(), await largeFirstByte()]

    console.log(
      JSON.stringify({
        routes,
        rating,
        panning,
        firstByte: bytes,
        durableWrites: writes,
        engine,
        instances,
        answers,
        replay,
        large,
      }),
    )
    console.table(
      Object.fromEntries(
        Object.entries(routes).map(([route, { js, css, html }]) => [
          route,
          { 'JS kB gzip': kB(js), 'CSS kB gzip': kB(css), 'HTML kB gzip': kB(html) },
        ]),
      ),
    )
    console.table([
      ...rating.map(({ slowDown, medianMs, p95Ms }) => ({
        what: `rating → next card painted, ${slowDown}× CPU`,
        median: `${ms(medianMs)} ms`,
        p95: `${ms(p95Ms)} ms`,
      })),
      ...panning.flatMap(({ width, slowDown, panMs, zoomMs }) => [
        { what: `map ${width} px, ${slowDown}× CPU: longest task of a drag`, median: `${ms(panMs)} ms` },
        { what: `map ${width} px, ${slowDown}× CPU: longest task of zooming`, median: `${ms(zoomMs)} ms` },
      ]),
      { what: `first byte of Today, ${bytes.dueCards} due`, median: `${ms(bytes.todayMs)} ms` },
      { what: `first byte of Review, ${bytes.dueCards} due`, median: `${ms(bytes.reviewMs)} ms` },
      { what: 'bare driver, one by one', median: `${writes.bareOneByOneMs.toFixed(2)} ms` },
      {
        what: 'durable review, one by one',
        median: `${writes.oneByOneMs.toFixed(2)} ms`,
        ratio: writes.oneByOneRatio.toFixed(2),
      },
      {
        what: 'durable review, in batches of 20',
        median: `${writes.batchedMs.toFixed(2)} ms`,
        ratio: writes.batchedRatio.toFixed(2),
      },
      {
        what: 'durable review, 4 clients at once',
        median: `${writes.fourClientsMs.toFixed(2)} ms`,
        ratio: writes.fourClientsRatio.toFixed(2),
      },
    ])
    showEngine(engine)
    showAnswers(instances, answers)
    showLarge(replay, large)
  } finally {
    await app.dispose()
  }
}

function showLarge(replay: ReplayTimes, { cards, entries, screens, residentMB }: LargeFirstByte): void {
  console.table([
    {
      what: `replay of ${replay.entries} entries`,
      median: `${ms(replay.replayMs)} ms`,
      reference: 'fsrs().next of ts-fsrs over the same answers',
      ratio: replay.ratio.toFixed(2),
      aim: '1.3',
    },
  ])
  console.table(
    Object.entries(screens).map(([screen, { firstMs, medianMs, answeredMs }]) => ({
      what: `first byte of ${screen}, ${cards} cards, ${entries} answers`,
      median: `${ms(medianMs)} ms`,
      'first after a start': `${ms(firstMs)} ms`,
      'first after an answer': `${ms(answeredMs)} ms`,
    })),
  )
  if (residentMB !== null) console.log(`server after these requests: ${residentMB.toFixed(0)} MB resident`)
}

function showEngine({ times, bundleBytes, bundleAimBytes }: EngineBench): void {
  console.table(
    times.map((time) => ({
      what: time.what,
      median: `${time.ms.toFixed(2)} ms`,
      least: `${time.leastMs.toFixed(2)} ms`,
      first: `${time.firstMs.toFixed(1)} ms`,
      aim: time.aimMs === null ? '' : `${time.aimMs} ms`,
      walk: time.naiveMs === null ? '' : `${ms(time.naiveMs)} ms`,
      'walk : engine': time.ratio === null ? '' : time.ratio.toFixed(1),
    })),
  )
  console.table([{ what: 'engine for the browser', 'kB gzip': kB(bundleBytes), aim: kB(bundleAimBytes) }])
}

function showAnswers(instances: InstanceTimes, answers: AnswerTimes): void {
  console.table([
    {
      what: `an instance with everything drawn, server (${instances.drawn})`,
      median: `${instances.medianMs.toFixed(2)} ms`,
      p95: `${instances.p95Ms.toFixed(2)} ms`,
      aim: `${instances.aimMs} ms`,
      reference: 'one formula by KaTeX',
      ratio: instances.ratio.toFixed(1),
    },
    {
      what: `an answer read and compared, browser, ${answers.slowDown}× CPU`,
      median: `${answers.medianMs.toFixed(3)} ms`,
      p95: `${answers.p95Ms.toFixed(3)} ms`,
      aim: `${answers.aimMs} ms`,
      reference: 'its JSON written and read',
      ratio: answers.ratio.toFixed(1),
    },
  ])
  console.log(`slowest card: ${instances.slowest}, ${instances.slowestMs.toFixed(1)} ms`)
}

function kB(size: number): string {
  return (size / 1000).toFixed(1)
}

function ms(time: number): string {
  return time.toFixed(1)
}
