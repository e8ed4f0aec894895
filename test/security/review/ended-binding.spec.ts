import { EndBinding } from '#binding';
import { until } from '#testing';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { openSessions } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();

describe('a binding that ends while its ticket is exchanged', () => {
  it('A8: leaves no session behind, whoever comes first', async () => {
    const browser = newBrowser(product());
    const phone = newPhone(product());
    const path = await showQr(browser);
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    const [binding] = await product().sql<{ id: string }>(
      `select b.id from binding.binding b join accounts.account a on a.id = b.account_id
       where a.username = 'alice' and b.ended_at is null`,
    );
    const { reached, go } = await holdAt(product().databaseUrl, binding?.id ?? '');
    const exchanged = redeem(browser);
    await reached();
    const ended = useCase(product(), EndBinding).byAdministrator(product().tenantId, {
      bindingId: binding?.id ?? '',
      reason: 'test',
    });
    await go();
    await Promise.all([exchanged, ended]);
    expect(await openSessions(product())).toBe(0);
  });
});
