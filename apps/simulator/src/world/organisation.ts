import type { Bilingual } from './bilingual.js';

/** An organisation of DingTalk. `corpId` starts with `ding`. */
export interface Organisation {
  readonly corpId: string;
  readonly name: Bilingual;
}
