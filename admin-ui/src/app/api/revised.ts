import type { StrictHttpResponse } from './generated/strict-http-response';

/** Something that two people may edit at once, with the revision that a change must be based on. */
export interface Revised<T> {
  readonly value: T;
  /** Goes into `If-Match` of the change. */
  readonly revision: string;
}

/** What an answer holds, with its `ETag`. */
export function revised<T>(response: StrictHttpResponse<T>): Revised<T> {
  return { value: response.body, revision: response.headers.get('etag') ?? '' };
}
