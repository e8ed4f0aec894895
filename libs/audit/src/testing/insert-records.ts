import { WRITTEN_COLUMNS } from '../document/entry-row.js';

/** Inserts documents into `audit.record` directly, as the owner can; the parameters are their `columnsOf`. */
export const INSERT_RECORDS = `insert into audit.record (${WRITTEN_COLUMNS.map(({ name }) => name).join(', ')})
  select * from unnest(${WRITTEN_COLUMNS.map(({ type }, index) => `$${String(index + 1)}::${type}[]`).join(', ')})`;
