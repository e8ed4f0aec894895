import { VerifyLog, type LogVerdict } from '#audit';
import { withProduct } from '../../product/product.js';
import { checkpointsIn, manifestIn } from './external-evidence.js';
import type { VerificationReport } from './verification-report.js';
import { publicKeysIn } from './verify-offline.js';

interface Given {
  readonly tenant: string;
  readonly checkpoints?: string;
  readonly manifest?: string;
  readonly publicKey?: string;
}

/** Verifies the log of a tenant in the database. */
export async function verifyTenant(given: Given): Promise<VerificationReport> {
  const { tenant: slug, checkpoints, manifest, publicKey } = given;
  const keys = publicKey === undefined ? undefined : publicKeysIn(publicKey);
  return withProduct(async (product) => {
    const tenant = await product.tenant(slug);
    const kept = checkpoints === undefined ? undefined : checkpointsIn(checkpoints, tenant);
    const earlier = manifest === undefined ? undefined : manifestIn(manifest, tenant);
    const verdict = await product.get(VerifyLog).execute(tenant.id, {
      kept: kept?.checkpoints,
      manifests: earlier === undefined ? undefined : [earlier],
      keys,
    });
    const { checked, from, to, restores, explained } = verdict;
    const against = [
      ...(kept === undefined ? [] : [`${String(kept.checkpoints.length)} checkpoints kept elsewhere`]),
      ...(earlier === undefined ? [] : [`the manifest of ${earlier.madeAt}`]),
    ];
    return {
      verdict,
      more: {
        tenant: slug,
        keptCheckpoints: kept?.checkpoints.length ?? 0,
        unreadableLines: kept?.unreadable ?? 0,
        restores,
        explained,
      },
      subject: `The log of "${slug}"`,
      extent:
        (checked === 0 ? 'no records' : `${String(checked)} records, from ${String(from)} to ${String(to)}`) +
        (against.length === 0 ? '' : `, compared with ${against.join(' and ')}`) +
        explanationOf(verdict),
    };
  });
}

/** A restored log is intact but incomplete, so the answer names the restores. */
function explanationOf({ restores, explained }: LogVerdict): string {
  if (restores.length === 0) return '';
  const told = restores.map(
    ({ at, sequence, reason }) => `at ${at}, at record ${String(sequence)}: ${reason}`,
  );
  return `; ${String(explained)} of the kept checkpoints and manifests name lost records, whose restore was accepted ${told.join('; ')}`;
}
