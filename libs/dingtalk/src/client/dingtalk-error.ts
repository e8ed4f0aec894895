/**
 * Why a call to DingTalk failed, distinguished by what has to happen next.
 *
 * - `code_unusable`: the logon code is unknown, used, expired or of the wrong kind; start the logon again
 * - `credentials`: DingTalk does not know this client id and secret
 * - `not_member`: the person is not an internal member of the connected organisation
 * - `permission_missing`: a permission or the contact scope is not granted; see `details.requiredScopes`
 * - `ip_not_allowed`: the address our calls come from is not on the app's list; see `details.ip`
 * - `app_not_enabled`: the app is not enabled in that organisation
 * - `rate_limited`, `quota`: too many calls now, or this month
 * - `token_invalid`: DingTalk does not accept the token, even a new one
 * - `unreachable`: no connection, or DingTalk reports a failure of its own (5xx)
 * - `timeout`: no complete answer in time
 * - `unexpected_answer`: an answer that does not match DingTalk's documentation
 * - `refused`: any other refusal; see `details.code`
 * - `circuit_open`: not called, as the last calls to this host all failed
 */
export type DingTalkReason =
  | 'code_unusable'
  | 'credentials'
  | 'not_member'
  | 'permission_missing'
  | 'ip_not_allowed'
  | 'app_not_enabled'
  | 'rate_limited'
  | 'quota'
  | 'token_invalid'
  | 'unreachable'
  | 'timeout'
  | 'unexpected_answer'
  | 'refused'
  | 'circuit_open';

/** Facts for the administrator and the log. Never DingTalk's own message text, which may repeat a token or a code. */
export interface DingTalkErrorDetails {
  /** Which call failed, for example `userAccessToken`. */
  readonly operation?: string | undefined;
  /** DingTalk's error code, or the transport's (`ECONNREFUSED`, `http_503`). */
  readonly code?: string | undefined;
  /** DingTalk's request id, which its support asks for. */
  readonly requestId?: string | undefined;
  /** The permissions to apply for in DingTalk's console. */
  readonly requiredScopes?: readonly string[] | undefined;
  /** The address from which DingTalk saw our call come. */
  readonly ip?: string | undefined;
}

/** The one error that the client throws. Carries no secret, token, code, address or text from DingTalk. */
export class DingTalkError extends Error {
  constructor(
    readonly reason: DingTalkReason,
    readonly details: DingTalkErrorDetails = {},
  ) {
    super(`DingTalk: ${reason}`);
    this.name = 'DingTalkError';
  }
}
