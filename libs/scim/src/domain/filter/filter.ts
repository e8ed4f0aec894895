/** Comparison operators (RFC 7644, 3.4.2.2). */
export const COMPARISONS = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;

export type Comparison = (typeof COMPARISONS)[number];

export type FilterValue = string | number | boolean | null;

/** A filter, with its paths as written. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly of: readonly [Filter, Filter] }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'present'; readonly path: string }
  | { readonly kind: 'compare'; readonly path: string; readonly by: Comparison; readonly value: FilterValue }
  /** True if at least one value of `path` satisfies the inner filter. */
  | { readonly kind: 'some'; readonly path: string; readonly of: Filter };
