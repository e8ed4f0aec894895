import type { Authority } from '#accounts';
import type { Evidence, LogonMethod } from '#logon-menu';
import type { KnownDevice } from './http/known-devices.js';

/**
 * Purpose of an authentication: `logon`, `reauthenticate`, or the purpose of a `LogonRequirement`. A proof for one purpose is never
 * accepted for another.
 */
export type LogonPurpose = string;

/** The context of an attempt to prove an account. */
export interface LogonAttempt {
  readonly tenantId: string;
  /** SHA-256 of the browser's cookie: a logon continues only in the browser that began it. */
  readonly browserHash: Buffer;
  readonly purpose: LogonPurpose;
  /** The only account that may be proven; set if it is known already, as in a fresh authentication. */
  readonly accountId?: string;
  /** The browser, if somebody has logged on in it before. */
  readonly device?: KnownDevice | undefined;
  readonly language: 'en' | 'zh';
  readonly ip: string;
}

/** The result of a step: the account is proven, or the method asks for more input. */
export type ProofOutcome =
  /** `authority` vouches that the proof belongs to the account's owner. */
  | { readonly kind: 'proven'; readonly accountId: string; readonly authority: Authority }
  | { readonly kind: 'asks'; readonly view: Readonly<Record<string, string | number | boolean>> };

/** Proves accounts with forms: a logon method, or a way to meet a requirement of a logon. */
export interface FormAuthenticator {
  readonly key: string;
  readonly label: { readonly en: string; readonly zh: string };
  readonly evidence: Evidence;
  /**
   * Takes one step with the posted form fields. Throws a `DomainError` such as `credentials.wrong`,
   * `credentials.blocked` (with `retryAfterSeconds`), `code.wrong` or `code.expired`.
   */
  advance(attempt: LogonAttempt, fields: Readonly<Record<string, string>>): Promise<ProofOutcome>;
}

/** A logon method that people use through forms. The portal has one controller for all of them. */
export interface FormLogonMethod extends LogonMethod, FormAuthenticator {}

/** Whether a method is used through forms. */
export function isFormLogonMethod(method: LogonMethod): method is FormLogonMethod {
  return 'advance' in method && typeof method.advance === 'function';
}
