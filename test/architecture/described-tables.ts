import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EntitySchema } from '@mikro-orm/postgresql';
import type { Reference, Table } from '#database';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A table and the lib that describes and therefore owns it. */
export interface Described {
  readonly lib: string;
  readonly name: string;
  readonly entity: EntitySchema;
  readonly references: Readonly<Record<string, Reference | undefined>>;
}

/** All tables that the libs describe; the files are found by their names. */
export async function describedTables(): Promise<readonly Described[]> {
  const files = globSync('libs/*/src/**/*.table.ts', { cwd: root });
  const found = await Promise.all(files.sort().map(async (file) => tablesOf(file)));
  return found.flat();
}

async function tablesOf(file: string): Promise<Described[]> {
  const [, lib = ''] = file.split('/');
  const exported = (await import(join(root, file))) as Record<string, unknown>;
  return Object.values(exported)
    .filter(isTable)
    .map(({ name, entity, references }) => ({ lib, name, entity: entity as EntitySchema, references }));
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && 'entity' in value && 'references' in value;
}
