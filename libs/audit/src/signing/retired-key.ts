import * as z from 'zod';
import { signature, timeText } from '../document/signed.js';

/** A signed statement that a key of the ring signed for the log until it was retired. */
export const retiredKey = z.strictObject({
  version: z.literal(1),
  retired: z.string().describe('Id of the retired key'),
  publicKey: z.string().describe('Its public key for the log: SPKI, as PEM'),
  retiredAt: timeText,
  ...signature,
});

export type RetiredKey = z.output<typeof retiredKey>;
