import type { Authority } from '#accounts';
import type { LogonStep } from '#logon';

/** On whose word a link rests that nobody made by hand: it opens what a member may, and nothing more. */
export const BY_RULE: Authority = 'member';

/** What the person has shown at the provider; undefined: what the method usually shows. */
export type ShownBy = LogonStep['proof']['evidence'];
