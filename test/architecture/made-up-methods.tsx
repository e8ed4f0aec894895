import { AdmitAttempt, RefuseAttempt } from '#authenticators';
import { UnitOfWork } from '#database';
import { DomainError } from '#kernel';
import { LogonPolicy, type FormAuthenticator, type FormLogonMethod, type LogonAttempt } from '#logon';
import { EnableMethod, LogonMethods } from '#logon-menu';
import { ErrorBox, Field, Form, LogonPanels, type LogonPanel, type PanelProps } from '#pages';
import type { Product } from '../harness/start-product.js';

type Fields = Readonly<Record<string, string>>;

/** The input that the made-up factor accepts. */
export const FACE = 'smiling';

/** Draws a form with one field. */
function panel(key: string, name: string, label: string): LogonPanel {
  return {
    key,
    refusals: ['credentials.wrong', 'credentials.blocked'],
    render: ({ context, action, state, returnTo }: PanelProps) => (
      <Form context={context} action={action} returnTo={returnTo}>
        <ErrorBox context={context} error={state.error} />
        <Field name={name} label={label} autocomplete="off" />
        <button class="button primary">Prove it</button>
      </Form>
    ),
  };
}

/** A username read backwards. */
export function reversed(username: string): string {
  return Array.from(username).reverse().join('');
}

function wrong(): DomainError {
  return new DomainError('unauthenticated', 'credentials.wrong');
}

/** A second factor that accepts the person's face. */
const mirror: FormAuthenticator = {
  key: 'made-up-mirror',
  label: { en: 'Mirror', zh: '镜子' },
  evidence: { factor: 'inherence', amr: ['face'] },
  advance: ({ accountId }: LogonAttempt, fields: Fields) =>
    accountId === undefined || fields['face'] !== FACE
      ? Promise.reject(wrong())
      : Promise.resolve({ kind: 'proven', accountId, authority: 'operator' }),
};

const BACKWARDS = 'made-up-backwards';

/**
 * A method of the menu: it logs on anyone who enters the username backwards. Guesses are slowed down as for the methods of the
 * product.
 */
function backwards({ server: { app } }: Product): FormLogonMethod {
  const [attempts, refusals] = [app.get(AdmitAttempt), app.get(RefuseAttempt)];
  return {
    key: BACKWARDS,
    label: { en: 'Name backwards', zh: '倒写的名字' },
    isBuiltIn: false,
    isEnabledByDefault: false,
    evidence: { factor: 'knowledge', amr: ['kba'] },
    canVerifyAccount: true,
    needsOtherMethod: false,
    isAvailable: () => true,
    credentialStatusOf: () => Promise.resolve('usable'),
    isUsableByRole: () => Promise.resolve(true),
    advance: async (attempt: LogonAttempt, fields: Fields) => {
      const username = reversed(fields['backwards'] ?? '');
      const outcome = await app.get(UnitOfWork).run(attempt.tenantId, async (transaction) => {
        const { account, subject } = await attempts.identify(transaction, BACKWARDS, attempt, username);
        const claim = { accountId: account?.id, subject };
        const admission = await attempts.admit(transaction, BACKWARDS, attempt, claim);
        if (!admission.admitted) return new DomainError('too_many', 'credentials.blocked', admission);
        if (account !== null) {
          await attempts.succeeded(transaction, BACKWARDS, subject);
          return account.id;
        }
        const failure = { method: BACKWARDS, accountId: undefined, admission } as const;
        await refusals.failed(transaction, attempt, { ...failure, reason: 'account.unknown' });
        return wrong();
      });
      if (outcome instanceof DomainError) throw outcome;
      return { kind: 'proven', accountId: outcome, authority: 'operator' };
    },
  };
}

/**
 * Registers a second factor in a running product.
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

/** Registers a method of the menu in a running product, and switches it on. */
export async function bringBackwards(product: Product): Promise<void> {
  const { app } = product.server;
  app.get(LogonMethods).register(backwards(product));
  app.get(LogonPanels).register(panel(BACKWARDS, 'backwards', 'Your name backwards'));
  await app.get(EnableMethod).execute(product.tenantId, BACKWARDS);
}
