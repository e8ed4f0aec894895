import * as z from 'zod';

/** Default number of rows of a page, and the maximum. */
const USUAL_LIMIT = 50;
const LARGEST_LIMIT = 200;

/** Longest accepted cursor, in characters; a name of 100 characters can be many times longer after NFKC. */
const LONGEST_CURSOR = 8_000;

/** Query fields of a keyset-paged list whose position is described by `position`, such as the sort key and id of a row. */
export function pageQueryOf<Position>(position: z.ZodType<Position>) {
  return z.strictObject({
    limit: z.coerce.number().int().min(1).max(LARGEST_LIMIT).default(USUAL_LIMIT),
    cursor: cursorOf(position).optional().describe('`next` of the previous page; opaque'),
  });
}

/** Answer of a keyset-paged list. */
export function pageViewOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe('`cursor` for the next page; null on the last page'),
  });
}

/**
 * A page of rows: the query selects one more than `limit`, which only shows that there are more.
 *
 * @param positionOf the position at which the list continues after a row
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  itemOf: (row: Row) => Item,
  positionOf: (row: Row) => unknown,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(itemOf),
    next: rows.length > limit && last !== undefined ? cursorTo(positionOf(last)) : null,
  };
}

/** The cursor for a position; only for lists that also continue in another way than `pageOf`. */
export function cursorTo(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function cursorOf<Position>(position: z.ZodType<Position>) {
  return z
    .string()
    .max(LONGEST_CURSOR)
    .transform((text, context): Position => {
      const parsed = position.safeParse(decode(text));
      if (parsed.success) return parsed.data;
      context.addIssue('Not a cursor of this list');
      return z.NEVER;
    });
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined; // a forged cursor gets the same answer as a cursor of another list
  }
}
