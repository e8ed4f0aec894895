import type { z } from 'zod';

/** `<module>.<thing>.<happened>.v<n>`, past tense. */
export type EventName = `${string}.${string}.${string}.v${number}`;

/** A kind of domain event: its stable name and the schema that every payload of it fulfils. */
export interface EventDefinition<Payload = unknown> {
  readonly name: EventName;
  readonly schema: z.ZodType<Payload>;
}

const definitions = new Map<string, EventDefinition>();

/**
 * Declares a kind of domain event. Names are unique in the process; the publisher's `index.ts` exports the result.
 * Payloads carry ids and masked names, never secrets or full personal data.
 */
export function defineEvent<Payload>(name: EventName, schema: z.ZodType<Payload>): EventDefinition<Payload> {
  if (definitions.has(name)) throw new Error(`Event ${name} is defined twice`);
  const definition = { name, schema };
  definitions.set(name, definition);
  return definition;
}

/** Every kind of event declared in this process, by name. */
export function knownEvents(): ReadonlyMap<string, EventDefinition> {
  return definitions;
}
