import * as z from 'zod';
import { pageViewOf } from '#http';
import { checkpointDocument } from '../document/checkpoint.js';
import type { PublicKeys } from '../signing/public-keys.js';
import type { LogVerdict } from '../verification/examine.js';

/** The result of a verification. */
export const verdictView = z.object({
  intact: z.boolean().describe('Whether nothing wrong was found in the range'),
  firstBadSequence: z.int().nullable().describe('First sequence number that is proven wrong'),
  problem: z
    .object({ code: z.string().describe('Stable code'), detail: z.string().describe('One English sentence') })
    .nullable(),
  checked: z.int().describe('Number of records that were read'),
  from: z.int().nullable(),
  to: z.int().nullable().describe('Last record that was read before a problem was found'),
  end: z.int().describe('Last record of the log'),
  keyId: z.string().nullable().describe('Key that signed the end of the log; null: no trusted key did'),
  restores: z
    .array(
      z.object({
        at: z.iso.datetime(),
        sequence: z.int().describe('Last record that existed at that time'),
        reason: z.string(),
      }),
    )
    .readonly()
    .describe('Restores that the operator has accepted. Records were lost before each of them'),
  isComplete: z.boolean().describe('False: there are more records. Continue with `from` = `to` + 1'),
});

export const publicKeysView = z.object({
  keys: z.array(
    z.object({
      keyId: z.string(),
      pem: z.string().describe('SPKI, RFC 7468'),
      fingerprint: z.string().describe('SHA-256 of the key in DER, in hexadecimal'),
    }),
  ),
});

export const checkpointPageView = pageViewOf(checkpointDocument);

/** The view of a verdict. */
export function viewOfVerdict(verdict: LogVerdict): z.output<typeof verdictView> {
  const { intact, firstBadSequence, problem, checked, from, to, end, keyId, restores, isComplete } = verdict;
  const shown = problem === null ? null : { code: problem.code, detail: problem.detail };
  return { intact, firstBadSequence, problem: shown, checked, from, to, end, keyId, restores, isComplete };
}

export function viewOfKeys(keys: PublicKeys): z.output<typeof publicKeysView> {
  return { keys: keys.list().map(({ id, pem, fingerprint }) => ({ keyId: id, pem, fingerprint })) };
}
