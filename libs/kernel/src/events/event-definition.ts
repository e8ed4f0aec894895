import type * as z from 'zod';
import type { EventAbout, EventName } from './event-about.js';

/** A kind of domain event: its stable name, the schema of its payload, and how it is described. */
export interface EventDefinition<Payload = unknown> extends EventAbout {
  readonly name: EventName;
  readonly schema: z.ZodType<Payload>;
}

/** The payload that listeners of these definitions receive. */
export type PayloadOf<Definition extends EventDefinition> =
  Definition extends EventDefinition<infer Payload> ? Payload : never;

const definitions = new Map<string, EventDefinition>();
const former = new Map<string, EventDefinition>();

/**
 * Declares a kind of domain event. Names are unique in the process; the publisher's `index.ts` exports the result. Payloads carry ids and
 * masked names, never secrets or full personal data. A payload is stored as JSON and parsed by the same schema on delivery, so the schema
 * must accept its own output.
 */
export function defineEvent<Payload>(
  name: EventName,
  schema: z.ZodType<Payload, Payload>,
  about: EventAbout,
): EventDefinition<Payload> {
  const definition = { name, schema, ...about };
  for (const each of [name, ...(about.formerly ?? [])]) {
    if (definitions.has(each) || former.has(each)) throw new Error(`Event ${each} is defined twice`);
    (each === name ? definitions : former).set(each, definition);
  }
  return definition;
}

/** Every kind of event declared in this process, by its present name. */
export function knownEvents(): ReadonlyMap<string, EventDefinition> {
  return definitions;
}

/** The present name of an event that may have been published under a former one. */
export function presentNameOf(name: string): string {
  return former.get(name)?.name ?? name;
}
