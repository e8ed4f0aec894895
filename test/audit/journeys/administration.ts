import { ResumeAccount, SetRole, SuspendAccount } from '#accounts';
import { ChangePolicy } from '#audit';
import { SetPassword } from '#authenticators';
import { OpenBreakGlass } from '#break-glass';
import { CheckConnection, ReplaceApp, RotateClientSecret, UpdateConnection } from '#dingtalk';
import { SwitchQrLogon } from '#dingtalk-qr';
import { ChangeGroup, ChangeMembers, CreateGroup, DeleteGroup } from '#groups';
import { AddPair, CompareAccounts, RemovePair } from '#outbound';
import { DisableMethod, EnableMethod, ReorderMenu, SetDefaultMethod } from '#logon-menu';
import { DEMO } from '#simulator';
import { ResumeTenant, SuspendTenant, UpdateTenantSettings } from '#tenancy';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { outboundId, readyToCompare } from '../../admin/scene/outbound-ids.js';
import { newAccount } from '../../security/scene/accounts.js';
import { newBrowser, newPhone } from '../../security/scene/agents.js';
import { signedIn } from '../../security/scene/signed-in.js';
import type { Journey, Stage } from '../stage.js';
import { ask, basedOn } from './ask.js';

interface Made {
  readonly id: string;
}

/** A code that is displayed and scanned. */
async function scanned({ product }: Stage) {
  const [browser, phone] = [newBrowser(product), newPhone(product)];
  const path = await showQr(browser);
  await scan(product, phone, 'alice', path);
  return { browser, phone, path };
}

/** Administrative changes to a tenant, and their effect on people in the middle of something. */
export const ADMINISTRATION: Readonly<Record<string, Journey>> = {
  'switches the method off in the middle of a logon, and on again': async (stage) => {
    const { tenantId } = stage.product;
    const { browser, phone, path } = await scanned(stage);
    await stage.operate(DisableMethod, (use) => use.execute(tenantId, 'dingtalk-qr'));
    await stage.settled();
    await confirm(phone, path);
    await redeem(browser);
    await stage.settled();
    await stage.operate(EnableMethod, (use) => use.execute(tenantId, 'dingtalk-qr'));
    const id = await stage.connectionId();
    await stage.settled();
    await stage.operate(SwitchQrLogon, (use) => use.enable(tenantId, id));
  },
  'makes a group, changes who is in it and what it is for, and deletes it': async (stage) => {
    const { product } = stage;
    const bob = await newAccount(product, 'bob-of-the-group');
    let id = '';
    await stage.operate(CreateGroup, async (use) => {
      ({ id } = await use.execute(product.tenantId, { name: 'Editors' }));
    });
    await stage.operate(ChangeMembers, (use) => use.execute(product.tenantId, id, { add: [bob] }));
    await stage.operate(ChangeGroup, (use) => use.execute(product.tenantId, id, { description: 'Wiki' }));
    await stage.operate(DeleteGroup, (use) => use.execute(product.tenantId, id));
  },
  'compares a group with a department of the organisation': async (stage) => {
    const { product } = stage;
    const { tenantId } = product;
    await readyToCompare(product);
    const [groupId, unitId] = [await outboundId(product, 'groupId'), await outboundId(product, 'unitId')];
    let id = '';
    await stage.operate(AddPair, async (use) => {
      ({ id } = await use.execute(tenantId, undefined, { groupId, unitId, isNew: false }));
    });
    await stage.operate(CompareAccounts, (use) => use.execute(tenantId, undefined, null));
    await stage.operate(RemovePair, (use) => use.execute(tenantId, id));
  },
  'keeps more of people than their accounts': async (stage) => {
    const owner = await signedIn(stage.product, 'admin');
    const label = { en: 'Badge', zh: '工牌' };
    const made = await ask(owner, 'POST', 'profile-fields', { key: 'badge', label, type: 'text' });
    const { id, revision } = made.json<Made & { revision: string }>();
    await stage.settled();
    const headers = { 'if-match': `"${revision}"` };
    await ask(owner, 'PATCH', `profile-fields/${id}`, { isUnique: true }, headers);
    await stage.settled();
    const profile = `accounts/${await stage.accountId('bob')}/profile`;
    const shown = await ask(owner, 'GET', profile);
    await ask(owner, 'PATCH', profile, { values: { badge: 'canary of a badge' } }, basedOn(shown));
    await stage.settled();
    await ask(owner, 'DELETE', `profile-fields/${id}`);
  },
  'orders the logon menu and chooses defaults': async (stage) => {
    const { tenantId } = stage.product;
    const order = ['password', 'dingtalk-qr', 'email-code'];
    await stage.operate(ReorderMenu, (use) => use.execute(tenantId, order));
    await stage.operate(SetDefaultMethod, (use) => use.execute(tenantId, 'desktop', 'password'));
    await stage.operate(SetDefaultMethod, (use) => use.execute(tenantId, 'mobile', 'password'));
  },
  'changes, checks and switches the DingTalk connection': async (stage) => {
    const { tenantId } = stage.product;
    const id = await stage.connectionId();
    await stage.operate(UpdateConnection, (use) => use.execute(tenantId, id, { displayName: 'DingTalk' }));
    await stage.operate(RotateClientSecret, (use) => use.execute(tenantId, id, 'canary-of-a-client-secret'));
    await stage.operate(ReplaceApp, (use) =>
      use.execute(tenantId, id, {
        corpId: DEMO.corpId,
        clientId: 'dingotherapp000001',
        clientSecret: 'canary-of-another-secret',
      }),
    );
    await stage.operate(ReplaceApp, (use) => use.execute(tenantId, id, DEMO));
    await stage.operate(CheckConnection, (use) => use.execute(tenantId, id));
    await stage.operate(SwitchQrLogon, (use) => use.disable(tenantId, id));
    await stage.settled();
    await stage.operate(SwitchQrLogon, (use) => use.enable(tenantId, id));
  },
  'gives an account another role, a new password, suspends it, and lets it in again': async (stage) => {
    const { tenantId } = stage.product;
    const id = await newAccount(stage.product, 'promoted');
    await signedIn(stage.product, 'promoted');
    await stage.settled();
    await stage.operate(SetRole, (use) => use.execute(tenantId, id, 'helpdesk'));
    await stage.settled();
    await stage.operate(SetPassword, (use) => use.execute(tenantId, id, PASSWORD));
    await stage.settled();
    await signedIn(stage.product, 'promoted');
    await stage.settled();
    await stage.operate(SuspendAccount, (use) => use.execute(tenantId, id, 'Left the organisation'));
    await stage.settled();
    await stage.operate(ResumeAccount, (use) => use.execute(tenantId, id));
  },
  'suspends an account between confirmation and exchange': async (stage) => {
    const { tenantId } = stage.product;
    const { browser, phone, path } = await scanned(stage);
    await confirm(phone, path);
    const id = await stage.accountId('alice');
    await stage.operate(SuspendAccount, (use) => use.execute(tenantId, id, 'test'));
    await stage.settled();
    await redeem(browser);
    await stage.operate(ResumeAccount, (use) => use.execute(tenantId, id));
  },
  'ends the own other sessions': async ({ product }) => {
    const browser = await signedIn(product, 'auditor');
    await browser.post('/t/demo/sessions/end-others');
  },
  'changes the tenant’s settings, suspends it with a session and a code open, and resumes it': async (
    stage,
  ) => {
    const { tenantId } = stage.product;
    await stage.operate(UpdateTenantSettings, (use) => use.execute(tenantId, { accentColor: '#0f766e' }));
    await signedIn(stage.product, 'bob');
    await showQr(newBrowser(stage.product));
    await stage.operate(SuspendTenant, (use) => use.execute(tenantId, 'test'));
    await stage.settled();
    await stage.operate(ResumeTenant, (use) => use.execute(tenantId));
  },
  'asks for what the role may not do': async ({ product }) => {
    const browser = await signedIn(product, 'bob');
    await browser.getJson('/api/admin/audit/records');
  },
  'makes an application, changes it, assigns it and takes it away, renews its secret and the keys, deletes it':
    async ({ product }) => {
      const owner = await signedIn(product, 'admin');
      const redirectUris = ['https://application.example/callback'];
      const made = await ask(owner, 'POST', 'applications', { name: 'Wiki', redirectUris });
      const path = `applications/${made.json<Made>().id}`;
      const shown = await ask(owner, 'GET', path);
      await ask(owner, 'PATCH', path, { audience: 'assigned' }, basedOn(shown));
      const assigned = await ask(owner, 'POST', `${path}/assignments`, { role: 'member' });
      await ask(owner, 'DELETE', `${path}/assignments/${assigned.json<Made>().id}`);
      await ask(owner, 'POST', `${path}/secret`, { overlapHours: 1 });
      await ask(owner, 'POST', 'signing-keys/rotate');
      await ask(owner, 'DELETE', path, undefined, basedOn(await ask(owner, 'GET', path)));
    },
  'sends somebody a test mail': async (stage) => {
    const owner = await signedIn(stage.product, 'admin');
    await ask(owner, 'POST', `accounts/${await stage.accountId('bob')}/test-mail`);
  },
  'decides what the log keeps of devices': async (stage) => {
    const { tenantId } = stage.product;
    await stage.operate(ChangePolicy, (use) =>
      use.execute(tenantId, { ipForm: 'network', agentForm: 'parsed' }),
    );
    await stage.operate(ChangePolicy, (use) => use.execute(tenantId, { ipForm: 'full', agentForm: 'full' }));
  },
  'opens emergency access, is let in by it once, and not again': async (stage) => {
    const request = { username: 'admin', reason: 'Nobody can log on', validMinutes: 15 };
    const { url } = await stage.operate(OpenBreakGlass, (use) =>
      use.execute(stage.product.tenantId, request),
    );
    const path = new URL(url).pathname;
    for (const browser of [newBrowser(stage.product), newBrowser(stage.product)]) {
      await browser.get(path);
      await browser.post(path);
    }
  },
};
