import { storableText } from '#kernel';

/** For `JSON.stringify`: texts from people and other systems must never keep an event out of the outbox. */
export function storableValue(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value;
}
