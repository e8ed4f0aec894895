import { v7 } from 'uuid';

/** A new identifier: UUIDv7 (RFC 9562), so rows sort by the time they were made. Never use one as a secret. */
export function newId(): string {
  return v7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is a UUID in canonical lower-case form. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
