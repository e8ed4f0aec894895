import type { Readable } from 'node:stream';
import type { Client, QueryResultRow } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** How `COPY` writes rows: as CSV with a header row, or one line of text for each row, of a single column. */
export type CopyForm = 'csv' | 'lines';

/**
 * Characters that JSON always escapes stand for quote and delimiter, so that a line of JSON goes out as it is. The text
 * format of `COPY` would double each backslash.
 */
const FORMS: Readonly<Record<CopyForm, string>> = {
  csv: 'format csv, header',
  lines: `format csv, quote e'\\x01', delimiter e'\\x02'`,
};

/** What one tenant's rows were at one moment: every statement sees the same. Nothing can be written. */
export class Snapshot {
  constructor(
    private readonly client: Client,
    private readonly leave: () => void,
  ) {}

  /** Runs one SQL statement with `$1` parameters and gives its rows. */
  async query<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.client.query<Row>(text, [...values]);
    return rows;
  }

  /**
   * Streams what a query gives, straight from PostgreSQL and no faster than it is read. One at a time; one that
   * is not read to its end is the last statement.
   *
   * @param select a query without parameters, which `COPY` does not take: values are in it as escaped literals
   */
  copy(select: string, form: CopyForm): Readable {
    const stream = this.client.query(copyTo(`copy (${select}) to stdout with (${FORMS[form]})`));
    // A connection that is lost after the reader has gone would be an error that nobody hears: the end of the process.
    stream.on('error', () => undefined);
    // What was not read still stands before the next answer: the connection is good for nothing more.
    stream.once('close', () => {
      if (!stream.readableEnded) this.leave();
    });
    return stream;
  }
}
