import { DingTalkError } from '../dingtalk-error.js';

/**
 * The text of a body of at most `limit` bytes.
 *
 * @throws DingTalkError `unexpected_answer` as soon as there is more
 */
export async function readAtMost(
  limit: number,
  body: AsyncIterable<Uint8Array>,
  operation: string,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by an exception destroys the stream, and with it the connection.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) throw new DingTalkError('unexpected_answer', { operation, code: 'too_large' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
