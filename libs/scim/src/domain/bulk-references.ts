import type { BulkOperation } from './bulk-request.js';

/** How one operation names what another one makes. */
const REFERENCE = /^bulkId:(.+)$/;

/** The `bulkId`s of other operations that one names, in its path or its data. */
export function referencesIn({ path, data }: BulkOperation): readonly string[] {
  return [...path.split('/'), ...textsIn(data)].flatMap((text) => REFERENCE.exec(text)?.[1] ?? []);
}

/** The operation with ids in the place of references. */
export function withIds(operation: BulkOperation, ids: ReadonlyMap<string, string>): BulkOperation {
  const idOf = (text: string): string => ids.get(REFERENCE.exec(text)?.[1] ?? '') ?? text;
  return {
    ...operation,
    path: operation.path.split('/').map(idOf).join('/'),
    data: mapTexts(operation.data, idOf),
  };
}

function textsIn(data: unknown): readonly string[] {
  const texts: string[] = [];
  mapTexts(data, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

function mapTexts(data: unknown, map: (text: string) => string): unknown {
  if (typeof data === 'string') return map(data);
  if (Array.isArray(data)) return data.map((one: unknown) => mapTexts(one, map));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, one]: [string, unknown]) => [name, mapTexts(one, map)]),
  );
}
