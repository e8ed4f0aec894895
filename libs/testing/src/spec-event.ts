import type * as z from 'zod';
import { defineEvent, knownEvents, type EventAbout, type EventDefinition } from '#kernel';
import { SPEC_ABOUT } from './spec-about.js';

/**
 * Declares an event of specs. A worker runs spec files one after the other in a process that knows each event once, so the first definition
 * of a name stands: all files that share it must define it identically.
 */
export function specEvent<Payload>(
  name: EventDefinition['name'],
  schema: z.ZodType<Payload, Payload>,
  about: EventAbout = SPEC_ABOUT,
): EventDefinition<Payload> {
  const known = knownEvents().get(name) as EventDefinition<Payload> | undefined;
  return known ?? defineEvent(name, schema, about);
}
