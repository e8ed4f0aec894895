import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { EventDefinition } from '#kernel';
import { row } from './document.js';

const libs = fileURLToPath(new URL('../../libs/', import.meta.url));

const DECLARATION = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const (\w+) =\s*\w+\(\s*'([\w.-]+)'/g;
const LISTENER = /@OnDomainEvent(?:Batch)?\(\s*'([\w.-]+)'((?:,\s*\w+)+),?\s*\)/g;

interface Declaration {
  readonly constant: string;
  readonly meaning: string;
}

/** The catalogue of domain events. */
export function eventsPage(known: ReadonlyMap<string, EventDefinition>): string {
  const declarations = readDeclarations();
  const listeners = readListeners(declarations);
  const modules = [...new Set([...known.keys()].map(moduleOf))].sort();
  const tables = modules.map((module) => {
    const events = [...known.values()].filter(({ name }) => moduleOf(name) === module);
    const rows = events.map(({ name, schema }) => {
      const declaration = declarations.get(name);
      if (declaration === undefined)
        throw new Error(`${name} is declared without a comment that says what it means`);
      return row(
        `\`${name}\``,
        declaration.meaning,
        fieldsOf(schema),
        (listeners.get(name) ?? []).join(', ') || '–',
      );
    });
    return `## ${module}\n\n| event | meaning | payload | heard by |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `<!-- Generated from the event definitions and listeners in libs/ by \`npm run docs\`. -->

# Domain events

Events are facts that other modules can react to. An event is written to the outbox in the transaction of the change, and the
worker delivers it to each listener exactly once, in order for each tenant. Besides its payload, every event carries an id, its
tenant, the time, and the context of the request that caused it (actor, address, request and correlation ids). Payloads hold
ids and masked names, never secrets.

Every event is recorded in the audit log by the listener \`audit.record\`, which the last column omits. A field with \`?\` is
optional. Payloads only gain fields; an incompatible change gets a new version.

${tables.join('\n')}`;
}

function moduleOf(event: string): string {
  return event.split('.', 1)[0] ?? event;
}

function sourcesOf(lib: string): readonly string[] {
  const files = readdirSync(`${libs}${lib}/src`, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(`${libs}${lib}/src/${file}`, 'utf8'));
}

function allSources(): readonly string[] {
  return readdirSync(libs).flatMap(sourcesOf);
}

function readDeclarations(): ReadonlyMap<string, Declaration> {
  const found = allSources().flatMap((text) =>
    Array.from(text.matchAll(DECLARATION), ([, comment = '', constant = '', name = '']) => {
      const meaning = comment.replaceAll(/\s*\n\s*\*\s?/g, ' ').trim();
      return [name, { constant, meaning }] as const;
    }),
  );
  return new Map(found);
}

function readListeners(
  declarations: ReadonlyMap<string, Declaration>,
): ReadonlyMap<string, readonly string[]> {
  const names = new Map(Array.from(declarations, ([name, { constant }]) => [constant, name]));
  const heard = new Map<string, string[]>();
  for (const text of allSources()) {
    for (const [, id = '', constants = ''] of text.matchAll(LISTENER)) {
      for (const constant of constants.split(',').map((word) => word.trim())) {
        const name = names.get(constant);
        if (name !== undefined) heard.set(name, [...(heard.get(name) ?? []), `\`${id}\``].sort());
      }
    }
  }
  return heard;
}

function fieldsOf(schema: z.ZodType): string {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  const names = Object.keys(properties).map((name) => `\`${name}\`${required.includes(name) ? '' : '?'}`);
  return names.join(', ');
}
