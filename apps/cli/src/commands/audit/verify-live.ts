import { keptCheckpoints, VerifyLog } from '#audit';
import { CommandFailure } from '../../failure.js';
import { withProduct } from '../../product/product.js';
import { readGiven } from '../../terminal/read-given.js';
import { publicKeysIn } from './verify-offline.js';
import type { Judgement } from './judgement.js';

interface Given {
  readonly tenant: string;
  readonly checkpoints?: string;
  readonly publicKey?: string;
}

/** Verifies the log of a tenant in the database. */
export async function verifyTenant({ tenant: slug, checkpoints, publicKey }: Given): Promise<Judgement> {
  const text = checkpoints === undefined ? undefined : readGiven(checkpoints);
  const keys = publicKey === undefined ? undefined : publicKeysIn(publicKey);
  return withProduct(async (product) => {
    const tenant = await product.tenant(slug);
    const kept = text === undefined ? undefined : keptCheckpoints(text, tenant.id);
    if (kept?.checkpoints.length === 0)
      throw new CommandFailure(`${checkpoints ?? ''} holds no checkpoint of the tenant "${slug}".`);
    const verdict = await product.get(VerifyLog).execute(tenant.id, { kept: kept?.checkpoints, keys });
    const { intact, firstBadSequence, problem, checked, from, to } = verdict;
    return {
      verdict,
      json: {
        ...{ tenant: slug, intact, firstBadSequence, problem, checked, from, to },
        keptCheckpoints: kept?.checkpoints.length ?? 0,
        unreadableLines: kept?.unreadable ?? 0,
      },
      subject: `The log of "${slug}"`,
      extent:
        (checked === 0 ? 'no records' : `${String(checked)} records, from ${String(from)} to ${String(to)}`) +
        (kept === undefined
          ? ''
          : `, held against ${String(kept.checkpoints.length)} checkpoints kept elsewhere`),
    };
  });
}
