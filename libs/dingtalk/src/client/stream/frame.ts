import { z } from 'zod';
import { lenientText } from '../wire/lenient.js';

const frame = z.object({
  type: z.string(),
  headers: z.record(z.string(), z.unknown()),
  data: z.string().default('{}'),
});

const header = z.object({
  topic: lenientText.optional(),
  messageId: lenientText.optional(),
  eventType: lenientText.optional(),
  eventCorpId: lenientText.optional(),
});

/** What DingTalk sends on a line. */
export interface Frame {
  readonly type: string;
  readonly topic: string | undefined;
  readonly messageId: string | undefined;
  readonly eventType: string | undefined;
  readonly corpId: string | undefined;
  /** JSON. */
  readonly data: string;
}

/** Undefined: it is none. */
export function frameOf(text: string): Frame | undefined {
  const { data: read } = frame.safeParse(jsonOf(text));
  const { data: headers } = header.safeParse(read?.headers);
  if (read === undefined || headers === undefined) return undefined;
  const { topic, messageId, eventType, eventCorpId: corpId } = headers;
  return { type: read.type, data: read.data, topic, messageId, eventType, corpId };
}

/** Undefined: it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined; // whoever sends that is told so by what is not done
  }
}

/** The answer to a frame. */
export function answerTo({ messageId }: Frame, data: string): string {
  return JSON.stringify({
    code: 200,
    message: 'OK',
    headers: { messageId: messageId ?? '', contentType: 'application/json' },
    data,
  });
}

/** The event was kept. */
export const SUCCESS = JSON.stringify({ status: 'SUCCESS', message: 'success' });

/** The event is to be sent once more. */
export const LATER = JSON.stringify({ status: 'LATER', message: 'later' });
