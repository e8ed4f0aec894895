import * as z from 'zod';
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

/** A message that DingTalk sends over Stream. */
export interface Frame {
  readonly type: string;
  readonly topic: string | undefined;
  readonly messageId: string | undefined;
  readonly eventType: string | undefined;
  readonly corpId: string | undefined;
  /** JSON. */
  readonly data: string;
}

/** Parses a frame; undefined if the text is none. */
export function frameOf(text: string): Frame | undefined {
  const { data: read } = frame.safeParse(jsonOf(text));
  const { data: headers } = header.safeParse(read?.headers);
  if (read === undefined || headers === undefined) return undefined;
  const { topic, messageId, eventType, eventCorpId: corpId } = headers;
  return { type: read.type, data: read.data, topic, messageId, eventType, corpId };
}

/** Parses JSON; undefined if the text is none. */
export function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined; // such a frame is left unanswered
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

/** Tells DingTalk that the event was stored. */
export const SUCCESS = JSON.stringify({ status: 'SUCCESS', message: 'success' });

/** Asks DingTalk to send the event again. */
export const LATER = JSON.stringify({ status: 'LATER', message: 'later' });
