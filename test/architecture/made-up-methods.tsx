import { AccountDirectory } from '#accounts';
import { DomainError } from '#kernel';
import { LogonPolicy, type FormAuthenticator, type FormLogonMethod, type LogonAttempt } from '#logon';
import { EnableMethod, LogonMethods } from '#logon-menu';
import { ErrorBox, Field, Form, LogonPanels, type LogonPanel, type PanelProps } from '#pages';
import type { Product } from '../harness/start-product.js';

type Fields = Readonly<Record<string, string>>;

/** What the made-up factor takes for the person. */
export const FACE = 'smiling';

/** Draws a form with one field. */
function panel(key: string, name: string, label: string): LogonPanel {
  return {
    key,
    refusals: ['credentials.wrong'],
    render: ({ context, action, state, returnTo }: PanelProps) => (
      <Form context={context} action={action} returnTo={returnTo}>
        <ErrorBox context={context} error={state.error} />
        <Field name={name} label={label} autocomplete="off" />
        <button class="button primary">Prove it</button>
      </Form>
    ),
  };
}

/** A user name read backwards. */
export function reversed(username: string): string {
  return Array.from(username).reverse().join('');
}

function wrong(): DomainError {
  return new DomainError('unauthenticated', 'credentials.wrong');
}

/** A second factor: the person is looked at. */
const mirror: FormAuthenticator = {
  key: 'made-up-mirror',
  label: { en: 'Mirror', zh: '镜子' },
  evidence: { factor: 'inherence', amr: ['face'] },
  advance: ({ accountId }: LogonAttempt, fields: Fields) =>
    accountId === undefined || fields['face'] !== FACE
      ? Promise.reject(wrong())
      : Promise.resolve({ kind: 'proven', accountId, authority: 'operator' }),
};

/** A method of the menu: whoever knows how the user name reads backwards is its owner. */
function backwards(accounts: AccountDirectory): FormLogonMethod {
  return {
    key: 'made-up-backwards',
    label: { en: 'Name backwards', zh: '倒写的名字' },
    builtIn: false,
    enabledAtFirst: false,
    evidence: { factor: 'knowledge', amr: ['kba'] },
    proves: true,
    needsOtherMethod: false,
    isAvailable: () => true,
    standingOf: () => Promise.resolve('usable'),
    isUsableByRole: () => Promise.resolve(true),
    advance: async ({ tenantId }: LogonAttempt, fields: Fields) => {
      const username = reversed(fields['backwards'] ?? '');
      const account = await accounts.byUsername(tenantId, username);
      if (account === null) throw wrong();
      return { kind: 'proven', accountId: account.id, authority: 'operator' };
    },
  };
}

/**
 * Brings a second factor to a product that is running.
 *
 * @returns the ids of the accounts that need it
 */
export function bringMirror({ server: { app } }: Product): Set<string> {
  const needing = new Set<string>();
  app.get(LogonPolicy).registerFactor({
    key: 'made-up.mirror',
    label: { en: 'Look into the mirror', zh: '请照镜子' },
    ways: [mirror],
    isMissing: (_transaction, { accountId, proofs }) =>
      Promise.resolve(needing.has(accountId) && !proofs.some(({ method }) => method === mirror.key)),
  });
  app.get(LogonPanels).register(panel(mirror.key, 'face', 'Your face'));
  return needing;
}

/** Brings a method of the menu to a product that is running, and switches it on. */
export async function bringBackwards({ server: { app }, tenantId }: Product): Promise<void> {
  app.get(LogonMethods).register(backwards(app.get(AccountDirectory)));
  app.get(LogonPanels).register(panel('made-up-backwards', 'backwards', 'Your name backwards'));
  await app.get(EnableMethod).execute(tenantId, 'made-up-backwards');
}
