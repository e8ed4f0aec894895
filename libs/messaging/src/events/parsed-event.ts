import type { EventDefinition } from '#kernel';
import type { DomainEvent } from './domain-event.js';

/** A stored payload does not match its event's schema. Further attempts would fail in the same way. */
export class UnfitPayload extends Error {
  override readonly name = 'UnfitPayload';
}

/** The event with its payload parsed by its schema. Throws `UnfitPayload`, which names the fields and no values. */
export function parsedEvent(event: DomainEvent, { schema }: EventDefinition): DomainEvent {
  const { success, data, error } = schema.safeParse(event.payload);
  if (success) return { ...event, payload: data };
  const problems = error.issues.map(({ path, message }) => `${path.join('.') || 'payload'}: ${message}`);
  throw new UnfitPayload(problems.join('; '));
}
