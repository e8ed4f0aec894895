import * as z from 'zod';

export const FAULT_NAMES = [
  'slow',
  'http5xx',
  'garbage',
  'htmlBlockPage',
  'connectionReset',
  'ipNotAllowed',
  'qpsLimit',
  'wrongCorp',
  'permissionMissing',
  'tokenInvalid',
  'mobileAbsent',
  'looseTypes',
  'outsiderAccepted',
  'codeReused',
  'legacyCallback',
  'oldClient',
  'departmentOutOfScope',
  'cursorStuck',
  'unionIdAbsent',
  'leaverStillShown',
  'eventLost',
  'eventDoubled',
  'eventKeysPascal',
  'pushSignatureWrong',
  'pushOwnerWrong',
] as const;

/** A fault; the table in `README.md` describes each. */
export const faultSchema = z.strictObject({
  name: z.enum(FAULT_NAMES),
  /** Only requests whose path starts with this. */
  path: z.string().startsWith('/').optional(),
  /** The number of times it strikes before it ends by itself. */
  times: z.int().positive().optional(),
  /** Milliseconds for which `slow` holds a request; 3000 when left out. */
  milliseconds: z.int().nonnegative().max(120_000).optional(),
  /** Status of `http5xx`; 503 when left out. */
  status: z.int().min(500).max(599).optional(),
  /** The organisation that `wrongCorp` names. */
  corpId: z.string().optional(),
});

export type Fault = z.infer<typeof faultSchema>;
export type FaultName = (typeof FAULT_NAMES)[number];
