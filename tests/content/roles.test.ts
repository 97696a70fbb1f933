import { expect, test } from 'vitest'
import { formatContentProblem } from '@/lib/content'
import { goodContent, problemsAfter } from './folder'

test('roles come by id, with a factor for a topic and all below it', async () => {
  const { roles } = await goodContent()
  expect([...roles]).toEqual([['shapes', { en: 'Shapes', zh: '形状', weights: { 'conv/padding': 0.5 } }]])
})

test.each([
  [
    'a topic that is not on the map',
    'conv/paddings: 0.5',
    'roles.yaml:7:22: roles.shapes.weights.conv/paddings: topic “conv/paddings” is not there; did you mean “conv/padding”?',
  ],
  [
    'a factor that stands above already',
    'conv: 0.5\n      conv/padding: 0.5',
    'roles.yaml:8:21: roles.shapes.weights.conv/padding: the weight 0.5 of “conv/padding” says nothing new; it has that weight from above already; leave the line out',
  ],
  [
    'a factor of 1, which is nothing',
    'conv: 1',
    'roles.yaml:7:13: roles.shapes.weights.conv: the weight 1 of “conv” says nothing new; it has that weight from above already; leave the line out',
  ],
  [
    'a factor above 3',
    'conv: 4',
    'roles.yaml:7:13: roles.shapes.weights.conv: 4 is too big for this number; at most 3',
  ],
])('%s is a problem with its place', async (_name, line, sentence) => {
  const problems = await problemsAfter([['roles.yaml', 'conv/padding: 0.5', line]])
  expect(problems.map(formatContentProblem)).toEqual([sentence])
})
