import type { StrictHttpResponse } from './generated/strict-http-response';

/** A value that several people may edit, with the revision on which a change must be based. */
export interface Revised<T> {
  readonly value: T;
  /** Sent as `If-Match` with the change. */
  readonly revision: string;
}

/** The body of an answer with its `ETag`. */
export function revised<T>(response: StrictHttpResponse<T>): Revised<T> {
  return { value: response.body, revision: response.headers.get('etag') ?? '' };
}
