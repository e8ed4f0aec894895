import { usualDetail } from '#kernel';

/** A problem document (RFC 9457). `code` is stable, and the last part of `type`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /**
   * One English sentence for API users. From status 500 on it is never the error's own, which may reveal internal details; 503 has the
   * default one.
   */
  readonly detail?: string;
  readonly requestId: string;
  readonly [fact: string]: unknown;
}

/** Media type of problem documents. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** The content of a refusal, before it is tied to a request. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

/** Creates the document of a refusal. Facts cannot replace the members of the standard. */
export function problemOf(refusal: Refusal, requestId: string): Problem {
  const { status, code, detail, facts } = refusal;
  const isTold = status < 500 || status === 503;
  const sentence = (status < 500 ? detail : undefined) ?? (isTold ? usualDetail(code) : undefined);
  return {
    ...(isTold ? facts : {}),
    type: `urn:openeiam:problem:${code}`,
    title: titleOf(code),
    status,
    code,
    ...(sentence === undefined ? {} : { detail: sentence }),
    requestId,
  };
}

/** `ticket.expired` → `Ticket expired`. */
function titleOf(code: string): string {
  const words = code.replaceAll(/[._]/g, ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
