import type { BulkOperation } from './bulk-request.js';

/** A reference to a resource that another operation creates. */
const REFERENCE = /^bulkId:(.+)$/;

/** The `bulkId`s of other operations to which an operation refers, in its path or its data. */
export function referencesIn({ path, data }: BulkOperation): readonly string[] {
  return [...path.split('/'), ...textsIn(data)].flatMap((text) => REFERENCE.exec(text)?.[1] ?? []);
}

/** The operation with its references replaced by ids. */
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
