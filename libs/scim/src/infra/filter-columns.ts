import type { RawBuilder, SqlBool } from '#database';

/** What a filter compares an attribute with, and a list is sorted by. */
export interface FilterColumn {
  /** `key`: a name in the form in which names are compared. `exact`: upper and lower case differ. */
  readonly kind: 'text' | 'key' | 'exact' | 'boolean' | 'time';
  readonly value: RawBuilder<unknown>;
  /** A condition that an index answers, for `eq`. */
  readonly equals?: (text: string) => RawBuilder<SqlBool>;
}

/** By the names of paths: `name.givenName`. */
export type FilterColumns = Readonly<Record<string, FilterColumn>>;
