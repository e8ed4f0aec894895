import { WRITTEN_COLUMNS } from '../document/entry-row.js';

/** Puts documents into `audit.record` past its functions, as the owner can; takes `columnsOf` them. */
export const INSERT_RECORDS = `insert into audit.record (${WRITTEN_COLUMNS.map(({ name }) => name).join(', ')})
  select * from unnest(${WRITTEN_COLUMNS.map(({ type }, index) => `$${String(index + 1)}::${type}[]`).join(', ')})`;
