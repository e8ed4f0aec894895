import { DomainError } from '#kernel';
import { isLogonCode } from './logon-code.js';

/** The answer with which DingTalk's authorisation page sent the browser back. */
export type AuthorisationAnswer =
  | { readonly kind: 'granted'; readonly state: string; readonly code: string }
  /** `error` is DingTalk's undocumented reason: for the log only. */
  | { readonly kind: 'refused'; readonly state: string; readonly error: string };

const LONGEST_STATE = 512;
const LONGEST_ERROR = 100;

function malformed(detail: string): DomainError {
  return new DomainError('invalid', 'dingtalk.callback.malformed', { detail });
}

/** A parameter that occurs at most once. */
function single(query: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = query[name];
  if (value === undefined || typeof value === 'string') return value;
  throw malformed(`The parameter ${name} occurs more than once.`);
}

/**
 * Reads the query of the redirect address. DingTalk sends the code twice, as `code` and as `authCode`; older versions
 * send one of them. Two different codes are an attack or a broken proxy, and are refused.
 *
 * @throws DomainError `dingtalk.callback.malformed` (invalid)
 */
export function parseCallback(query: Readonly<Record<string, unknown>>): AuthorisationAnswer {
  const state = single(query, 'state');
  if (state === undefined || state === '' || state.length > LONGEST_STATE) {
    throw malformed('The parameter state is missing.');
  }
  const authCode = single(query, 'authCode');
  const plainCode = single(query, 'code');
  const error = single(query, 'error');
  const code = authCode ?? plainCode;
  if (code === undefined) {
    if (error === undefined) throw malformed('Neither a code nor an error came back.');
    return { kind: 'refused', state, error: error.slice(0, LONGEST_ERROR) };
  }
  if (error !== undefined) throw malformed('Both a code and an error came back.');
  if (plainCode !== undefined && plainCode !== code) throw malformed('Two different codes came back.');
  if (!isLogonCode(code)) throw malformed('The code has an impossible form.');
  return { kind: 'granted', state, code };
}
