/** Kinds of factors of an authentication: something that the person knows, has, or is (NIST SP 800-63B-4). */
export type Factor = 'knowledge' | 'possession' | 'inherence';

/** Values of `amr` (RFC 8176) that one proof can bear. `mfa` is none of them: it says something of several. */
export type Amr =
  | 'face'
  | 'fpt'
  | 'hwk'
  | 'iris'
  | 'kba'
  | 'mca'
  | 'otp'
  | 'pin'
  | 'pop'
  | 'pwd'
  | 'retina'
  | 'sc'
  | 'sms'
  | 'swk'
  | 'tel'
  | 'user'
  | 'vbm';

/** What a proof of an account shows: which kind of factor it is, and how RFC 8176 calls it. */
export interface Evidence {
  readonly factor: Factor;
  readonly amr: readonly Amr[];
}
