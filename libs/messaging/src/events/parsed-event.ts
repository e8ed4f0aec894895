import type { EventDefinition } from '#kernel';
import type { DomainEvent } from './domain-event.js';

/** A stored payload is not what its event promises. Another attempt would fail in the same way. */
export class UnfitPayload extends Error {
  override readonly name = 'UnfitPayload';
}

/** The event with its payload as its schema parses it. Throws `UnfitPayload`, which names the fields and no value. */
export function parsedEvent(event: DomainEvent, { schema }: EventDefinition): DomainEvent {
  const { success, data, error } = schema.safeParse(event.payload);
  if (success) return { ...event, payload: data };
  const problems = error.issues.map(({ path, message }) => `${path.join('.') || 'payload'}: ${message}`);
  throw new UnfitPayload(problems.join('; '));
}
