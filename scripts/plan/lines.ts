const LINE_FEED = 0x0a

/**
 * Lines of a stream, each as soon as its line feed is there; the last one needs none. Nothing else ends a line: JSON may
 * have a carriage return between two of its parts and a U+2028 within a text, at both of which `node:readline` cuts.
 *
 * @returns text without a mark of the byte order; what is no UTF-8 stands as U+FFFD
 */
export async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let parts: Buffer[] = []
  for await (const chunk of input) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      yield decoder.decode(Buffer.concat([...parts, chunk.subarray(start, end)]))
      parts = []
      start = end + 1
    }
    parts.push(chunk.subarray(start))
  }
  yield decoder.decode(Buffer.concat(parts))
}
