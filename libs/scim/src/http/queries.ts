import * as z from 'zod';
import { plainText } from '#kernel';
import { LONGEST_FILTER, parseFilter } from '../domain/filter/parse-filter.js';
import type { ListQuery } from '../infra/list-query.js';

/** Maximum number of resources on a page, and the default. */
export const MOST_LISTED = 200;
const USUALLY_LISTED = 100;

/** Maximum number of attribute names in one request. */
const MOST_NAMES = 50;

const name = plainText({ max: 200, what: 'A name of an attribute' });

/** Attribute names, separated by commas. */
const namesInAddress = plainText({ max: 2_000, what: 'The names of attributes' })
  .transform((text) => text.split(',').map((one) => one.trim()))
  .optional();

const names = z.array(name).max(MOST_NAMES).optional();

/** The attributes to return. */
export const selectionQuery = z.object({ attributes: namesInAddress, excludedAttributes: namesInAddress });

const whole = z.coerce.number('is a number').int('is a whole number').max(2_147_483_647);

const list = z.object({
  filter: plainText({ max: LONGEST_FILTER, what: 'A filter' }).optional(),
  sortBy: name.optional(),
  sortOrder: z
    .string()
    .transform((word) => word.toLowerCase())
    .pipe(z.enum(['ascending', 'descending']))
    .optional(),
  startIndex: whole.optional(),
  count: whole.optional(),
});

/** The query parameters of a list. */
export const listQuery = list.extend(selectionQuery.shape);

/** The same parameters in a body (RFC 7644, 3.4.3). */
export const searchRequest = list.extend({ attributes: names, excludedAttributes: names });

/**
 * Reads a list query. Values out of bounds are replaced by the nearest allowed ones (RFC 7644, 3.4.2.4).
 *
 * @throws DomainError `scim.filter_invalid`
 */
export function listQueryOf(asked: z.output<typeof list>): ListQuery {
  return {
    filter: asked.filter === undefined || asked.filter === '' ? undefined : parseFilter(asked.filter),
    sortBy: asked.sortBy === '' ? undefined : asked.sortBy,
    isDescending: asked.sortOrder === 'descending',
    startIndex: Math.max(1, asked.startIndex ?? 1),
    count: Math.min(MOST_LISTED, Math.max(0, asked.count ?? USUALLY_LISTED)),
  };
}
