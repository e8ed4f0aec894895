import type { Readable } from 'node:stream';
import type { Client, QueryResultRow } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** The output format of `COPY`: CSV with a header row, or one line of text for each row, from a single column. */
export type CopyForm = 'csv' | 'lines';

/**
 * JSON always escapes the characters used here as quote and delimiter, so a line of JSON is written unchanged. The text format of `COPY`
 * would double each backslash.
 */
const FORMS: Readonly<Record<CopyForm, string>> = {
  csv: 'format csv, header',
  lines: `format csv, quote e'\\x01', delimiter e'\\x02'`,
};

/** One tenant's rows at one moment: every statement sees the same. Read-only. */
export class Snapshot {
  constructor(
    private readonly client: Client,
    private readonly leave: () => void,
  ) {}

  /** Runs one SQL statement with `$1` parameters and returns its rows. */
  async query<Row extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.client.query<Row>(text, [...values]);
    return rows;
  }

  /**
   * Streams the result of a query, straight from PostgreSQL and no faster than it is read. One stream at a time; after a stream that is not
   * read to its end, no further statement can run.
   *
   * @param select a query without parameters, which `COPY` does not support: it contains values as escaped literals
   */
  copy(select: string, form: CopyForm): Readable {
    const stream = this.client.query(copyTo(`copy (${select}) to stdout with (${FORMS[form]})`));
    // If the connection is lost after the reader has gone, an unhandled error would end the process.
    stream.on('error', () => undefined);
    // The unread rows still precede the next answer: the connection cannot be used any more.
    stream.once('close', () => {
      if (!stream.readableEnded) this.leave();
    });
    return stream;
  }
}
