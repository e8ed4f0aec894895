import { SwitchQrLogon } from '#dingtalk-qr';
import type { Product } from '../../harness/start-product.js';
import { untilDelivered } from './stored.js';
import { useCase } from './use-case.js';

/** Switches QR logon on again, and waits until the worker has handled the events of the switch. */
export async function switchOnAgain(product: Product): Promise<void> {
  const [connection] = await product.sql<{ id: string }>(
    'select id from dingtalk.connection where tenant_id = $1',
    [product.tenantId],
  );
  await untilDelivered(product);
  await useCase(product, SwitchQrLogon).enable(product.tenantId, connection?.id ?? '');
  await untilDelivered(product);
}
