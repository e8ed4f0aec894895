import { ChangeUnlinkedRule, EndBinding, PreviewUnlinkedRule, type UnlinkedRuleKind } from '#binding';
import { newBrowser } from '../../security/scene/agents.js';
import { claimLink, confirmed, newPerson, offered, prove, started } from '../../security/scene/attaching.js';
import { newAccount } from '../../security/scene/accounts.js';
import { signedIn } from '../../security/scene/signed-in.js';
import type { Journey, Stage } from '../stage.js';

/** A browser in which a new person attaches an account. */
function attaching({ product }: Stage, person: string) {
  return started(product, newPerson(product, person));
}

/** Attachments, conflicts, and the end of links. */
export const ATTACHMENTS: Readonly<Record<string, Journey>> = {
  'attaches an account by its password, after a wrong one': async (stage) => {
    await newAccount(stage.product, 'attacher');
    const browser = await attaching(stage, 'attacher');
    await prove(browser, 'attacher', { password: 'wrong' });
    await prove(browser, 'attacher');
  },
  'attaches an account by a code that comes by email, and undoes it': async (stage) => {
    await newAccount(stage.product, 'mailed');
    const browser = await attaching(stage, 'mailed');
    await browser.post('/t/demo/attach/verify/email-code', {
      identifier: 'mailed@demo.test',
      username: 'mailed@demo.test',
    });
    const { code } = await stage.product.simulator.mailbox.waitFor(
      (mail) => mail.to.includes('mailed@demo.test') && mail.code !== undefined,
    );
    await browser.post('/t/demo/attach/verify/email-code', { step: 'code', code: code ?? '' });
    await browser.get('/t/demo/attach/result');
    await browser.post('/t/demo/attach/undo');
  },
  'attaches an account by the administrator’s one-time link': async ({ product }) => {
    await newAccount(product, 'helpless', { withoutPassword: true });
    const browser = newBrowser(product);
    await claimLink(product, browser, 'helpless');
    await started(product, newPerson(product, 'helpless'), browser);
    await browser.post('/t/demo/attach/by-link');
  },
  'says that it is somebody else, and cancels the attachment': async ({ product }) => {
    const browser = await offered(product, newPerson(product, 'shy'));
    await browser.post('/t/demo/attach/cancel');
  },
  'attaches an account that is linked to another identity': async (stage) =>
    prove(await attaching(stage, 'jealous'), 'alice'),
  'attaches an identity that was linked to somebody else meanwhile': async (stage) => {
    const person = newPerson(stage.product, 'wanted');
    await newAccount(stage.product, 'early');
    await newAccount(stage.product, 'late');
    const late = await started(stage.product, person);
    await prove(await started(stage.product, person), 'early');
    await stage.settled();
    await prove(late, 'late');
  },
  'is recognised by the mailbox of the organisation, gets an account, and is turned away, as the connection says':
    async (stage) => {
      const { product } = stage;
      const [connection] = await product.sql<{ id: string }>(
        `select id from providers.connection where tenant_id = $1 order by created_at limit 1`,
        [product.tenantId],
      );
      const says = (kind: UnlinkedRuleKind) =>
        stage.operate(ChangeUnlinkedRule, (change) =>
          change.execute(product.tenantId, connection?.id ?? '', { kind, unitId: null }),
        );
      await newAccount(product, 'known');
      newPerson(product, 'known');
      product.simulator.world.addPerson({ id: 'known', orgEmail: 'known@demo.test' });
      await says('match');
      await confirmed(product, 'known');
      await stage.settled();
      await says('create');
      await confirmed(product, newPerson(product, 'brand-new'));
      await stage.settled();
      await says('refuse');
      await confirmed(product, newPerson(product, 'outsider'));
      await stage.settled();
      await stage.operate(PreviewUnlinkedRule, (preview) =>
        preview.execute(product.tenantId, connection?.id ?? '', 'attach'),
      );
      await says('attach');
    },
  'ends the own link': async (stage) => {
    await newAccount(stage.product, 'leaver');
    await prove(await attaching(stage, 'leaver'), 'leaver');
    const browser = await signedIn(stage.product, 'leaver');
    const id = await stage.bindingId('leaver');
    await stage.settled();
    await browser.post(`/t/demo/identities/${id}/unlink`, { confirmed: '1' });
  },
  'has a link ended by an administrator': async (stage) => {
    await newAccount(stage.product, 'dismissed');
    await prove(await attaching(stage, 'dismissed'), 'dismissed');
    const bindingId = await stage.bindingId('dismissed');
    await stage.settled();
    await stage.operate(EndBinding, (end) =>
      end.byAdministrator(stage.product.tenantId, { bindingId, reason: 'Left the organisation' }),
    );
  },
};
