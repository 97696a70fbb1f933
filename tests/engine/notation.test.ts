import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyze, parseNetwork, type Network, type NetworkProblem } from '@/lib/engine'

function read(text: string): Network {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.network
}

function problemOf(text: string): NetworkProblem | null {
  const reading = parseNetwork(text)
  return reading.ok ? null : reading.problem
}

/** Ids of the sources of every node, `x` for the input. */
function wiring(text: string): Record<string, string[]> {
  const { nodes } = read(text)
  return Object.fromEntries(nodes.map(({ id, inputs }) => [id, inputs.map((source) => nodes[source]?.id ?? 'x')]))
}

describe('a network in its notation', () => {
  test('has a statement for each line and each part between semicolons, comments left out', () => {
    const { nodes, input, axes } = read(
      'input 3x8x8 # image\n\n  conv 4 k=3; relu # ; not a statement\r\n# nothing\nmaxpool k=2',
    )
    expect(input).toEqual([3, 8, 8])
    expect(axes).toBe(2)
    expect(nodes.map(({ id, line, column }) => ({ id, line, column }))).toEqual([
      { id: 'conv1', line: 3, column: 3 },
      { id: 'relu1', line: 3, column: 15 },
      { id: 'maxpool1', line: 5, column: 1 },
    ])
  })

  test('takes words with a hyphen, which no name may have', () => {
    expect(read('upsample mode=nearest-exact scale=2').nodes[0]?.layer).toMatchObject({ mode: 'nearest-exact' })
    expect(problemOf('a-b: relu')).toMatchObject({ code: 'character_unexpected', values: { character: '-' } })
  })

  test('without an input slides over two axes', () => {
    expect(read('conv k=3').axes).toBe(2)
    expect(read('input 4x9; conv k=3').axes).toBe(1)
  })

  test('fills in the defaults of a convolution', () => {
    expect(read('conv k=3').nodes[0]?.layer).toEqual({
      op: 'conv',
      dim: 2,
      inChannels: null,
      outChannels: null,
      kernel: [3, 3],
      stride: [1, 1],
      padding: [
        [0, 0],
        [0, 0],
      ],
      paddingMode: 'zeros',
      dilation: [1, 1],
      groups: 1,
      bias: true,
    })
  })

  test('takes a number for each axis, zeros before and after, and the words for padding', () => {
    const layer = (text: string) => read(text).nodes[0]?.layer
    expect(layer('conv 8 k=3x5 s=2x1 p=1:2x0 d=1x2 g=2 bias=no pad_mode=reflect')).toMatchObject({
      outChannels: 8,
      kernel: [3, 5],
      stride: [2, 1],
      padding: [
        [1, 2],
        [0, 0],
      ],
      dilation: [1, 2],
      groups: 2,
      bias: false,
      paddingMode: 'reflect',
    })
    expect(layer('conv k=3 p=same')).toMatchObject({ padding: 'same' })
    expect(layer('conv k=3 pad=tf_same')).toMatchObject({ padding: 'tf_same' })
    expect(layer('maxpool k=3 p=valid')).toMatchObject({ padding: [0, 0], stride: [3, 3] })
    expect(layer('convT k=4 s=2 p=1 a=1')).toMatchObject({ padding: [1, 1], outputPadding: [1, 1] })
  })

  test('resizes to a size, or by a whole, decimal or broken factor', () => {
    const layer = (text: string) => read(text).nodes[0]?.layer
    const half = { num: 3n, den: 2n }
    expect(layer('upsample scale=2')).toMatchObject({ mode: 'nearest', size: null, alignCorners: null })
    expect(layer('upsample scale=1.5 mode=bilinear align=no')).toMatchObject({
      scale: [
        { exact: half, decimal: 1.5 },
        { exact: half, decimal: 1.5 },
      ],
      alignCorners: false,
    })
    expect(layer('upsample scale=3/2x1')).toMatchObject({ scale: [{ exact: half, decimal: null }, { decimal: 1 }] })
    expect(layer('upsample size=14x7')).toMatchObject({ size: [14, 7], scale: null })
    expect(problemOf('upsample')).toMatchObject({ code: 'size_and_scale' })
    expect(problemOf('upsample scale=0')).toMatchObject({ code: 'number_unreadable' })
    expect(problemOf('upsample scale=2 align=yes')).toMatchObject({ code: 'align_corners_with_nearest' })
  })

  test('knows the short words beside the long ones', () => {
    const ops = read('bn; gn 1; ln; in; gap').nodes.map(({ layer }) => layer.op)
    expect(ops).toEqual(['batchnorm', 'groupnorm', 'layernorm', 'instancenorm', 'globalpool'])
  })

  test('takes the line above where no source is named', () => {
    expect(wiring('conv k=1; relu; conv k=1')).toEqual({ conv1: ['x'], relu1: ['conv1'], conv2: ['relu1'] })
  })

  test('merges named lines, the line above, and what entered the round', () => {
    expect(wiring('a: conv k=1\nrepeat 2\nconv k=1\nadd <- it, prev, a\nend')).toEqual({
      a: ['x'],
      conv1: ['a'],
      add1: ['conv1', 'a', 'a'],
      conv2: ['add1'],
      add2: ['conv2', 'add1', 'a'],
    })
  })

  test('outside of a repeat, prev is the input', () => {
    expect(wiring('conv k=1; add <- it, prev')).toEqual({ conv1: ['x'], add1: ['conv1', 'x'] })
  })

  test('keeps names local to a round and leaves them behind by round', () => {
    const body = 'repeat 3\nc: conv k=1\nrelu <- c\nend\n'
    expect(wiring(`${body}concat <- c, c.1, c.2, it`).concat1).toEqual(['c.3', 'c.1', 'c.2', 'relu3'])
    expect(problemOf(`${body}add <- it, c.4`)).toMatchObject({
      code: 'round_unknown',
      line: 5,
      values: { round: '4', rounds: 3 },
    })
    expect(problemOf('repeat 2\nadd <- it, c\nc: conv k=1\nend')).toMatchObject({
      code: 'name_unknown',
      line: 2,
      column: 12,
    })
  })

  test('reads repeats inside repeats, and names through both', () => {
    const text = 'repeat 2; repeat 2; c: conv k=1; end; end; add <- c.1.2, c'
    expect(wiring(text).add1).toEqual(['c.1.2', 'c.2.2'])
  })

  test('lets a block give a name again that a finished repeat has left', () => {
    expect(wiring('repeat 2; c: conv k=1; end; c: conv k=1; add <- c, it').add1).toEqual(['c', 'c'])
    expect(problemOf('c: conv k=1; c: conv k=1')).toMatchObject({ code: 'name_twice', column: 14 })
  })

  test('never gives a running number that is somebody’s name', () => {
    expect(Object.keys(wiring('conv2: conv k=1; conv k=1; conv k=1'))).toEqual(['conv2', 'conv1', 'conv3'])
  })
})

describe('a text that is no network', () => {
  test.each<[string, Partial<NetworkProblem>]>([
    ['', { code: 'network_empty', line: 1, column: 1 }],
    ['# only words', { code: 'network_empty' }],
    ['input 3x8x8', { code: 'network_empty' }],
    ['input 3x8x8\nconvv k=3', { code: 'op_unknown', line: 2, column: 1, suggestion: 'conv' }],
    ['Conv k=3', { code: 'op_unknown', suggestion: 'conv' }],
    ['conv1 k=3', { code: 'op_unknown', suggestion: 'conv' }],
    ['repaet 3; conv k=1; end', { code: 'op_unknown', suggestion: 'repeat' }],
    ['preset vgg16', { code: 'preset_unknown' }],
    ['conv kernel=3', { code: 'key_unknown', column: 6, suggestion: 'k' }],
    ['conv k=3 strde=2', { code: 'key_unknown', suggestion: 's' }],
    ['conv k=3 biass=no', { code: 'key_unknown', suggestion: 'bias' }],
    ['relu k=3', { code: 'key_unknown', values: { key: 'k', op: 'relu', keys: '' } }],
    ['conv 8', { code: 'key_missing', values: { op: 'conv', key: 'k' } }],
    ['conv k=3 k=5', { code: 'key_twice', column: 10 }],
    ['conv 8 out=9 k=3', { code: 'key_twice' }],
    ['conv k=', { code: 'value_missing' }],
    ['conv k=3 s=,', { code: 'value_missing', column: 12 }],
    ['conv k=three', { code: 'number_unreadable', column: 8 }],
    ['conv k=3.5', { code: 'number_unreadable', column: 8 }],
    ['conv k=99999999999999999999', { code: 'number_unreadable' }],
    ['conv k=3 p=sme', { code: 'word_unknown', column: 12, suggestion: 'same' }],
    ['conv k=3 bias=true', { code: 'word_unknown', values: { word: 'true', words: 'yes, no' } }],
    ['maxpool k=2 p=same', { code: 'word_unknown', values: { word: 'same', words: 'valid, tf_same' } }],
    ['conv k=1:2', { code: 'sides_unexpected' }],
    ['conv k=3x3x3', { code: 'axes_differ', values: { expected: 2, found: 3, text: '3x3x3' } }],
    ['maxpool 2', { code: 'bare_number_unexpected', column: 9, suggestion: 'k=2' }],
    ['conv k=3 same', { code: 'text_unexpected', column: 10 }],
    ['conv k=3 ×', { code: 'character_unexpected', column: 10, suggestion: 'x' }],
    ['conv k=3；relu', { code: 'character_unexpected', column: 9, suggestion: ';' }],
    ['a: ', { code: 'op_missing' }],
    ['it: conv k=3', { code: 'name_reserved' }],
    ['conv k=3; add <- it, sip', { code: 'name_unknown', column: 22 }],
    ['skip: conv k=3; add <- it, skpi', { code: 'name_unknown', suggestion: 'skip' }],
    ['conv k=3; add <-', { code: 'source_missing' }],
    ['conv k=3; add <- it,', { code: 'source_missing' }],
    ['conv k=3; add', { code: 'sources_too_few' }],
    ['conv k=3; add <- it', { code: 'sources_too_few' }],
    ['a: conv k=3; relu <- a, it', { code: 'sources_too_many' }],
    ['conv k=3; input 3x8x8', { code: 'input_not_first', column: 11 }],
    ['input 3x8x8; input 3x8x8; conv k=1', { code: 'input_not_first', column: 14 }],
    ['input; conv k=1', { code: 'number_missing' }],
    ['input 3x0x8; conv k=1', { code: 'out_of_range' }],
    ['conv k=3; end', { code: 'end_without_repeat', column: 11 }],
    ['repeat 2; conv k=3', { code: 'repeat_without_end', column: 1 }],
    ['repeat 2; end; conv k=3', { code: 'repeat_empty' }],
    ['repeat 0; conv k=3; end', { code: 'out_of_range', column: 8 }],
    ['repeat x; conv k=3; end', { code: 'number_missing' }],
    ['a: conv k=3; conv k=1 <- prev', { code: 'node_unreachable', values: { node: 'a' } }],
    ['conv k=0', { code: 'kernel_not_positive', column: 8 }],
    ['conv k=3 s=2x0', { code: 'stride_not_positive', column: 12, axis: 1 }],
    ['conv k=3 p=-1', { code: 'padding_negative', column: 12 }],
    ['conv k=3 s=2 p=same', { code: 'same_padding_with_stride', column: 12 }],
    ['conv 9 k=3 g=2', { code: 'out_channels_not_divisible_by_groups', column: 14 }],
    ['maxpool k=3 p=2', { code: 'pool_padding_over_half_kernel', column: 15 }],
    ['convT k=3 s=2 a=2', { code: 'output_padding_too_large', column: 17 }],
    ['repeat 100000; conv k=1; conv k=1; end', { code: 'network_too_large' }],
    ['repeat 100000; repeat 100000; conv k=1; end; end', { code: 'network_too_large' }],
  ])('%j is refused with its place and what would be right', (text, problem) => {
    expect(problemOf(text)).toMatchObject(problem)
  })

  test('is refused inside of the text, whatever it is', () => {
    const word = fc.constantFrom(
      'conv',
      'k=3',
      'k',
      '=',
      'repeat',
      'end',
      'add',
      '<-',
      'it',
      'prev',
      ',',
      '2',
      'a:',
      'a',
      'x',
      '3x3',
      '1:2',
      ';',
      '\n',
      '#',
      'input',
      '×',
      'maxpool',
      'p=same',
    )
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(word, { maxLength: 25 }).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(text, (written) => {
        const problem = problemOf(written)
        if (!problem) return
        const rows = written.split('\n')
        expect(problem.line).toBeGreaterThanOrEqual(1)
        expect(problem.line).toBeLessThanOrEqual(rows.length)
        expect(problem.column).toBeGreaterThanOrEqual(1)
        expect(problem.column).toBeLessThanOrEqual((rows[problem.line - 1]?.length ?? 0) + 1)
      }),
      { numRuns: 500 },
    )
  })

  test('of more characters than a network may have is refused before it is read', () => {
    expect(problemOf('#'.repeat(100_001))).toMatchObject({ code: 'network_too_large' })
  })
})

describe('large networks', () => {
  test('of 100,000 layers and of deep repeats are read without a recursion', () => {
    expect(read('repeat 50000; relu; relu; end').nodes).toHaveLength(100_000)
    const deep = `${'repeat 1;'.repeat(5000)}conv k=1;${'end;'.repeat(5000)}`
    expect(read(deep).nodes).toHaveLength(1)
  })

  test('with a shape that does not fit say the line of the layer', () => {
    const analysis = analyze(read('input 3x8x8\nconv 4 k=3\nconv 4 k=9'))
    expect(analysis).toMatchObject({
      ok: false,
      problem: {
        code: 'kernel_exceeds_padded_input',
        line: 3,
        axis: 0,
        node: 'conv2',
        values: { span: 9, paddedLength: 6 },
      },
    })
  })
})
