import type { Authority } from '#accounts';
import type { LogonStep } from '#logon';

/** Authority of a link that a rule made: it gives the rights of a member and nothing more. */
export const BY_RULE: Authority = 'member';

/** The evidence that the person gave at the provider; undefined: the usual evidence of the method. */
export type ShownBy = LogonStep['proof']['evidence'];
