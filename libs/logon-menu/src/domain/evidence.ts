/** Kinds of authentication factors: something that the person knows, has, or is (NIST SP 800-63B-4). */
export type Factor = 'knowledge' | 'possession' | 'inherence';

/** Values of `amr` (RFC 8176) for a single proof. `mfa` is not among them: it describes several proofs together. */
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

/** The evidence of a proof: the kind of factor, and its values in RFC 8176. */
export interface Evidence {
  readonly factor: Factor;
  readonly amr: readonly Amr[];
}
