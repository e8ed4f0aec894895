import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { clientExtras } from './client-metadata.js';
import { CHOICE, REASONS } from './next-step.js';
import { visitOf } from './visit.js';

const { Check, Prompt, base } = interactionPolicy;

/** The decisions that go beyond the standard. */
export interface Rules {
  /** Whether the person may use the application now. */
  mayUse(applicationId: string, accountId: string): Promise<boolean>;
  /** The scopes that the person has allowed the application; undefined: the person was never asked. */
  allowedScopes(applicationId: string, accountId: string): Promise<readonly string[] | undefined>;
}

/** When the provider asks the portal. The portal's session decides; the provider's session is only a copy. */
export function policyBy(rules: Rules) {
  const policy = base();
  const [login, consent] = [policy.get('login'), policy.get('consent')];
  if (login === undefined || consent === undefined) throw new TypeError('The provider has other prompts');
  policy.add(new Prompt({ name: CHOICE, requestable: true }), 0);
  login.checks.add(
    new Check(
      REASONS.noPortalSession,
      'the portal has no session of this account',
      'login_required',
      isElsewhere,
    ),
  );
  login.checks.add(
    new Check(REASONS.noAccess, 'the account may not use this client', 'access_denied', async (ctx) => {
      const accountId = ctx.oidc.session?.accountId;
      const applicationId = ctx.oidc.client?.clientId ?? '';
      return accountId !== undefined && !(await rules.mayUse(applicationId, accountId));
    }),
  );
  // Administrators register applications and decide on consent, so the provider's own consent rules are left out.
  for (const reason of [
    'native_client_prompt',
    'op_scopes_missing',
    'op_claims_missing',
    'rs_scopes_missing',
  ])
    consent.checks.remove(reason);
  consent.checks.add(
    new Check(
      'consent_missing',
      'the account has not allowed this client',
      'consent_required',
      async (ctx) => {
        const accountId = ctx.oidc.session?.accountId;
        if (accountId === undefined || !clientExtras(ctx).asks_consent) return false;
        const allowed = await rules.allowedScopes(ctx.oidc.client?.clientId ?? '', accountId);
        return (
          allowed === undefined || [...ctx.oidc.requestParamScopes].some((scope) => !allowed.includes(scope))
        );
      },
    ),
  );
  return policy;
}

/** Whether the portal has no session of this account, or one with a more recent authentication than the provider's. */
function isElsewhere(ctx: KoaContextWithOIDC): boolean {
  const mine = visitOf(ctx).session;
  const known = ctx.oidc.session;
  if (mine === undefined || mine.accountId !== known?.accountId) return true;
  return mine.authenticatedSeconds > (known.loginTs ?? 0);
}
