import { useTranslations } from 'next-intl'
import { Prose } from '@/app/_ui/prose'
import { plainHtml, textWidth } from '@/app/review/plain-html'
import type { Html } from '@/lib/study'

/** The question as it was asked, set the larger the shorter it is. The gaps of a cloze have their numbers in them. */
export function AskedQuestion({ html }: { html: Html }) {
  const t = useTranslations('answer')
  return (
    <section aria-labelledby="question-title" className={`question ${sizeOf(html)}`}>
      <h2 id="question-title" className="sr-only">
        {t('question')}
      </h2>
      <Prose html={withNumbers(html)} className="gaps" />
    </section>
  )
}

function sizeOf(html: Html): string {
  const width = textWidth(plainHtml(html))
  if (width <= 130) return 'question-short'
  return width <= 300 ? 'question-middle' : 'question-long'
}

/** A mark behind a gap stays on the gap's line. */
const withNumbers = (html: Html): Html =>
  html.replace(
    /<span data-blank="(\d)"><\/span>([，。、；：！？）”.,;:!?)]*)/g,
    '<span class="whitespace-nowrap"><span data-blank="$1">$1</span>$2</span>',
  )
