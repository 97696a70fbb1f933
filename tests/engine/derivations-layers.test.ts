import katex from 'katex'
import { expect, test } from 'vitest'
import { analyze, EngineError, formatFraction, parseNetwork, theoreticalField } from '@/lib/engine'
import { derive, type Quantity } from '@/lib/engine/derivation'

const LAYERS: Readonly<Record<string, string>> = {
  pad: 'pad p=2:1x0:3',
  'pad that cuts': 'pad p=-1:2',
  crop: 'crop start=2x3 len=8x5',
  pixel_shuffle: 'pixel_shuffle 2',
  pixel_unshuffle: 'pixel_unshuffle 2',
  channel_shuffle: 'channel_shuffle g=2',
  slice_channels: 'slice_channels start=1 len=4',
  glu: 'glu',
  se: 'se mid=2',
  channel_attention: 'channel_attention mid=2',
  spatial_attention: 'spatial_attention k=7',
  blurpool: 'blurpool k=4 s=2',
  partialconv: 'partialconv 4 k=3 s=2 p=1',
  condconv: 'condconv 4 k=3 experts=3',
  permute: 'permute dims=0x1x3x2; conv 8 k=3x5 s=1x2; permute dims=0x1x3x2',
  layer_scale: 'layer_scale',
  'upsample by a decimal': 'upsample scale=1.25 mode=nearest',
  'upsample to its own size': 'upsample size=12x10 mode=bilinear',
  'branches of a resized axis': 'a: upsample scale=2 mode=nearest; b: conv 8 k=3 p=1; add <- b, a',
}

/** What stands behind the last sign of equality of the last line, or the code of the refusal. */
function outcome(calculate: () => string): string {
  try {
    return calculate()
  } catch (error) {
    if (error instanceof EngineError) return error.code
    throw error
  }
}

test.each(Object.keys(LAYERS))('derivations of a network with %s end in the numbers they derive', (name) => {
  const reading = parseNetwork(`input 3x24x20; conv 8 k=3 s=2 p=1; ${LAYERS[name]}; conv 6 k=1`)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  const { network } = reading
  const analysis = analyze(network)
  if (!analysis.ok) throw new Error(JSON.stringify(analysis))
  for (const axis of [0, 1]) {
    const right: Partial<Record<Quantity, () => string>> = {
      params: () => `${analysis.params}`,
      macs: () => `${analysis.macs}`,
      flops: () => `${2n * analysis.macs}`,
      out_size: () => `${analysis.output[1 + axis]}`,
      rf_size: () => `${theoreticalField(network, axis).size}`,
      rf_jump: () => formatFraction(theoreticalField(network, axis).jump),
      rf_start: () => formatFraction(theoreticalField(network, axis).start),
      rf_centre: () => formatFraction(theoreticalField(network, axis).centre),
    }
    for (const [quantity, value] of Object.entries(right)) {
      const derived = outcome(() => {
        const { steps } = derive(quantity as 'rf_size', { network, axis })
        for (const { tex } of steps) {
          expect(katex.renderToString(tex, { throwOnError: true, strict: 'error' })).toContain('katex')
        }
        const [last = ''] = (steps.at(-1)?.tex ?? '').split(',\\quad')
        return (last.split(' = ').pop() ?? '').replace(/(-?)\\tfrac\{(\d+)\}\{(\d+)\}/, '$1$2/$3')
      })
      expect(derived, `${quantity} along ${axis}`).toBe(outcome(value))
    }
  }
})

test('sizes of the layers that only move or lay out positions show their sums', () => {
  const reading = parseNetwork('input 4x9x9; pad p=2:-1; pixel_unshuffle 2; pixel_shuffle 4; blurpool k=3 s=2')
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  expect(
    derive('out_size', { network: reading.network })
      .steps.slice(2)
      .map(({ tex }) => tex),
  ).toEqual([
    'n_{1} = 9 + 2 + (-1) = 10',
    'n_{2} = \\frac{10}{2} = 5',
    'n_{3} = 5 \\cdot 4 = 20',
    'n_{4} = \\left\\lfloor \\frac{20 + 2 \\cdot 1 - 3}{2} \\right\\rfloor + 1 = 9 + 1 = 10',
  ])
})
