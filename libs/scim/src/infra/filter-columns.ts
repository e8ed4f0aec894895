import type { RawBuilder, SqlBool } from '#database';

/** The expression by which an attribute is filtered and sorted. */
export interface FilterColumn {
  /** `key`: a name in its normalised form for comparison. `exact`: case-sensitive. */
  readonly kind: 'text' | 'key' | 'exact' | 'boolean' | 'time';
  readonly value: RawBuilder<unknown>;
  /** A condition for `eq` that can use an index. */
  readonly equals?: (text: string) => RawBuilder<SqlBool>;
}

/** By path: `name.givenName`. */
export type FilterColumns = Readonly<Record<string, FilterColumn>>;
