import { UnreadableRecord } from './unreadable-record.js';

/** Maximum length of a line in bytes, so that a file without line ends does not fill the memory. */
const LONGEST_LINE = 16 * 1024 * 1024;

const LINE_FEED = 0x0a;

/** The lines of a file, without their ends. Only a line feed ends a line: texts may contain Unicode's other separators. */
export async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8');
      rest = [];
      length = 0;
      start = end + 1;
    }
    rest.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > LONGEST_LINE) throw new UnreadableRecord('the line is too long');
  }
  if (length > 0) yield Buffer.concat(rest).toString('utf8');
}
