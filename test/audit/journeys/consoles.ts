import { newAccount } from '../../security/scene/accounts.js';
import { newBrowser } from '../../security/scene/agents.js';
import { newPerson, offered } from '../../security/scene/attaching.js';
import { signedIn } from '../../security/scene/signed-in.js';
import type { Journey } from '../stage.js';
import { ask, basedOn } from './ask.js';
import { tryPasswords } from './logons.js';

const RECEIVER = {
  url: 'http://localhost:9/log',
  secret: `whsec_${Buffer.from('canary-of-a-webhook-secret').toString('base64')}`,
};

interface Made {
  readonly id: string;
}

interface Listed {
  readonly items: readonly Made[];
}

/** Acts of administrators in the console. */
export const CONSOLES: Readonly<Record<string, Journey>> = {
  'imports accounts, and corrects one': async (stage) => {
    const owner = await signedIn(stage.product, 'admin');
    const csv = 'username,displayName,email,role\nimported,Imported,imported@demo.test,member';
    const checked = await ask(owner, 'POST', 'accounts/imports', csv, { 'content-type': 'text/csv' });
    const { id } = checked.json<Made>();
    await ask(owner, 'POST', `accounts/imports/${id}/commit`, {});
    const accountId = await stage.accountId('imported');
    const shown = await ask(owner, 'GET', `accounts/${accountId}`);
    await ask(owner, 'PATCH', `accounts/${accountId}`, { displayName: 'Corrected' }, basedOn(shown));
  },
  'unlocks an account that was blocked for a method': async (stage) => {
    const accountId = await newAccount(stage.product, 'locked');
    await tryPasswords(stage, 'locked', Array<string>(5).fill('wrong'));
    const owner = await signedIn(stage.product, 'admin');
    await ask(owner, 'POST', `accounts/${accountId}/unlock`, { method: 'password' });
  },
  'links somebody by hand, reads the link and ends it, and withdraws a one-time link': async (stage) => {
    const { product } = stage;
    const accountId = await newAccount(product, 'handmade');
    await offered(product, newPerson(product, 'handmade'));
    const owner = await signedIn(product, 'admin');
    const { items } = (await ask(owner, 'GET', 'unlinked-identities')).json<Listed>();
    const unlinkedIdentityId = items[0]?.id ?? '';
    await ask(owner, 'POST', 'bindings', { accountId, unlinkedIdentityId });
    await stage.settled();
    const id = await stage.bindingId('handmade');
    await ask(owner, 'GET', `bindings/${id}`);
    await stage.settled();
    await ask(owner, 'POST', `bindings/${id}/end`, { reason: 'Case 8' });
    await stage.settled();
    const link = await ask(owner, 'POST', 'attach-links', { accountId, reason: 'Case 9' });
    await ask(owner, 'POST', `attach-links/${link.json<Made>().id}/withdraw`);
  },
  'ends somebody else’s sessions': async (stage) => {
    const accountId = await newAccount(stage.product, 'elsewhere');
    await signedIn(stage.product, 'elsewhere');
    const owner = await signedIn(stage.product, 'admin');
    await ask(owner, 'POST', `accounts/${accountId}/sessions/end`, { reason: 'Lost laptop' });
  },
  'sends the log to another system, tests it, sends it again, and no more': async ({ product }) => {
    const owner = await signedIn(product, 'admin');
    const made = await ask(owner, 'POST', 'audit/webhook', RECEIVER);
    await ask(owner, 'PUT', 'audit/webhook', { url: `${RECEIVER.url}/2` }, basedOn(made));
    await ask(owner, 'POST', 'audit/webhook/test');
    await ask(owner, 'POST', 'audit/webhook/replay', { from: 1 });
    await ask(owner, 'DELETE', 'audit/webhook');
  },
  'orders an export and gives it up': async ({ product }) => {
    const auditor = await signedIn(product, 'auditor');
    const { id } = (await ask(auditor, 'POST', 'audit/exports', { format: 'ocsf' })).json<Made>();
    await ask(auditor, 'DELETE', `audit/exports/${id}`);
  },
  'provisions somebody by SCIM, changes, deletes and makes them again': async ({ product }) => {
    const owner = await signedIn(product, 'admin');
    const body = { name: 'HR system', permissions: ['scim.manage'] };
    const { token } = (await ask(owner, 'POST', 'api-tokens', body)).json<{ token: string }>();
    const scim = (method: string, path: string, data?: object) =>
      newBrowser(product).send(
        method,
        `/scim/v2/${path}`,
        { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
        data === undefined ? undefined : JSON.stringify(data),
      );
    const person = { userName: 'hired@demo.test', externalId: '4711', displayName: 'Hired' };
    const { id } = (await scim('POST', 'Users', person)).json<Made>();
    await scim('PATCH', `Users/${id}`, {
      Operations: [{ op: 'replace', value: { displayName: 'Promoted', title: 'Chief', active: false } }],
    });
    await scim('DELETE', `Users/${id}`);
    await scim('POST', 'Users', person);
  },
};
