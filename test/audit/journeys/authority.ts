import { SetRole } from '#accounts';
import { CreateAttachLink } from '#binding';
import { newAccount } from '../../security/scene/accounts.js';
import { signedIn } from '../../security/scene/signed-in.js';
import { PASSWORD } from '../../harness/start-product.js';
import type { Journey } from '../stage.js';
import { tryPasswords } from './logons.js';

/** Acts of people on others, and their validity when roles change. */
export const AUTHORITY: Readonly<Record<string, Journey>> = {
  'asks for what the role may do, but not to an account that may more': async (stage) => {
    const id = await newAccount(stage.product, 'helper');
    await stage.operate(SetRole, (use) => use.execute(stage.product.tenantId, id, 'helpdesk'));
    await stage.settled();
    const helper = await signedIn(stage.product, 'helper');
    const accountId = await stage.accountId('admin');
    await helper.sendJson('POST', '/api/admin/attach-links', { accountId, reason: 'Case 10' });
  },
  'has a role raised while a one-time link is open, and is answered for': async (stage) => {
    const { tenantId } = stage.product;
    const id = await newAccount(stage.product, 'riser');
    const request = { username: 'riser', reason: 'Case 11', validHours: 1 };
    await stage.operate(CreateAttachLink, (use) => use.execute(tenantId, request));
    await stage.settled();
    await stage.operate(SetRole, (use) => use.execute(tenantId, id, 'auditor', { vouch: true }));
  },
  'gives a password that was set by somebody whose role does not reach up to the own': async (stage) => {
    const id = await newAccount(stage.product, 'outgrown');
    await stage.product.sql(
      `update authenticators.password set authority = 'administrator' where account_id = $1`,
      [id],
    );
    await stage.operate(SetRole, (use) => use.execute(stage.product.tenantId, id, 'owner'));
    await tryPasswords(stage, 'outgrown', [PASSWORD]);
  },
  'makes a sensitive change long after the logon': async ({ product, clock }) => {
    const owner = await signedIn(product, 'admin');
    clock.advance(901);
    const anything = { 'if-match': '"1"' };
    await owner.sendJson('PUT', '/api/admin/logon-menu/password/enabled', { enabled: true }, anything);
  },
};
