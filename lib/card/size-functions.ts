import {
  convOutputLength,
  foldedFrequency,
  kernelSpan,
  linearValue,
  poolOutputLength,
  reachedOffsets,
  tfSameOutputLength,
  tfSamePadding,
  transposedConvOutputLength,
} from '@/lib/engine'
import type { Call } from './arguments'
import { exactResult, fractionOf } from './exact'
import type { ListValue, Value } from './value'
import { integerValue, isExact } from './value'

/** Sizes along one axis, each from the engine. Arguments left out are the layer's defaults. */
export const SIZE_FUNCTIONS = {
  conv: (call: Call) =>
    integerValue(
      convOutputLength(call.size(0), {
        kernel: call.size(1),
        stride: call.size(2, 1),
        padding: call.size(3, 0),
        dilation: call.size(4, 1),
      }),
    ),
  pool: (call: Call) =>
    integerValue(
      poolOutputLength(call.size(0), {
        kernel: call.size(1),
        stride: call.size(2, call.size(1)),
        padding: call.size(3, 0),
        ceil: call.truth(4, false),
      }),
    ),
  deconv: (call: Call) =>
    integerValue(
      transposedConvOutputLength(call.size(0), {
        kernel: call.size(1),
        stride: call.size(2, 1),
        padding: call.size(3, 0),
        outputPadding: call.size(4, 0),
        dilation: call.size(5, 1),
      }),
    ),
  tf_out: (call: Call) => integerValue(tfSameOutputLength(call.size(0), call.size(1))),
  tf_pad: (call: Call): Value => {
    const { begin, end } = tfSamePadding(call.size(0), {
      kernel: call.size(1),
      stride: call.size(2),
      dilation: call.size(3, 1),
    })
    return { kind: 'tuple', items: [integerValue(begin), integerValue(end)] }
  },
  span: (call: Call) => integerValue(kernelSpan(call.size(0), call.size(1, 1))),
  taps: (call: Call): ListValue => {
    const rates = call.numbers(0).map((value) => {
      if (value.kind !== 'integer') throw call.refuse('wrong_type', { expected: 'integer', found: value.kind })
      return call.safe(value.value)
    })
    const offsets = reachedOffsets(rates)
    call.budget.spend(offsets.length, call.at)
    return { kind: 'list', items: offsets.map((offset) => integerValue(offset)) }
  },
  lerp: (call: Call) => {
    const row = call.numbers(0).map((value) => {
      if (!isExact(value)) throw call.refuse('real_not_allowed')
      return fractionOf(value)
    })
    return exactResult(linearValue(row, call.exact(1)), call.at)
  },
  alias: (call: Call) => exactResult(foldedFrequency(call.exact(0), call.exact(1)), call.at),
} satisfies Record<string, (call: Call) => Value>
