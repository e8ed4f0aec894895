import { policyDocument, type PolicyDocument } from '../document/policy-document.js';
import type { PublicKeys } from '../signing/public-keys.js';
import { signatureState, type SignatureState } from '../signing/signatures.js';
import { policyOf, type LogPolicy, type PolicyRow } from './log-policy.js';

/** A policy as the document to sign. */
export function documentOfPolicy(
  tenant: string,
  { ipForm, agentForm, retentionDays, hold, revision }: LogPolicy,
): Omit<PolicyDocument, 'keyId' | 'signature'> {
  return {
    version: 1,
    kind: 'policy',
    tenant,
    ipForm,
    agentForm,
    retentionDays,
    revision,
    hold:
      hold === null
        ? null
        : {
            reason: hold.reason,
            since: hold.since.toISOString(),
          },
  };
}

/** Whether the policy is signed by the key ring; `unsealed`: it was never signed. */
export function policySignatureState(
  tenant: string,
  row: PolicyRow,
  keys: PublicKeys,
): SignatureState | 'unsealed' {
  if (row.seal === null) return 'unsealed';
  const result = policyDocument.safeParse({
    ...documentOfPolicy(tenant, policyOf(row)),
    ...(typeof row.seal === 'object' ? row.seal : {}),
  });
  return result.success ? signatureState(result.data, keys) : 'forged';
}
