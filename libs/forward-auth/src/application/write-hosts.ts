import type { Transaction } from '#database';
import { DomainError } from '#kernel';
import { deleteHosts, insertHost } from '../infra/host-statements.js';

/**
 * Replaces the hosts of an application. Within a tenant, a host belongs to one application.
 *
 * @throws DomainError `forward_auth.host_taken`
 */
export async function writeHosts(
  transaction: Transaction,
  applicationId: string,
  hosts: readonly string[],
): Promise<void> {
  const { tenantId } = transaction;
  transaction.send(deleteHosts, { tenantId, applicationId });
  for (const host of hosts) {
    const [written] = await transaction.run(insertHost, { tenantId, applicationId, host });
    if (written === undefined)
      throw new DomainError('conflict', 'forward_auth.host_taken', {
        detail: `Another application of this tenant has the host ${host}.`,
      });
  }
}
