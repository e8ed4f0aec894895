import type { Interaction, InteractionResults } from 'oidc-provider';
import type { PortalSession } from './visit.js';

/** Reasons why the provider turns to the portal, besides its own. */
export const REASONS = { noPortalSession: 'portal_session', noAccess: 'no_access' } as const;

/** Name of the prompt by which an application lets people choose who they are. */
export const CHOICE = 'select_account';

/** What the portal does about a question of an application. */
export type NextStep =
  | { readonly kind: 'logon' }
  | { readonly kind: 'reauthenticate' }
  | { readonly kind: 'no_access' }
  | { readonly kind: 'consent' }
  | { readonly kind: 'result'; readonly result: InteractionResults };

/** Reasons of the provider for a logon that the same person cannot meet by another one. */
const OTHER_PERSON = ['id_token_hint', 'claims_id_token_sub_value'];
const BETTER_PROOF = ['essential_acr', 'essential_acrs'];

/**
 * Decides what a question needs next.
 *
 * @param nowSeconds by the database's clock
 */
export function nextStepOf(
  { prompt, params, iat, session: known }: Pick<Interaction, 'prompt' | 'params' | 'iat' | 'session'>,
  session: PortalSession | undefined,
  nowSeconds: number,
): NextStep {
  if (session === undefined) return { kind: 'logon' };
  if (prompt.name === 'consent') return { kind: 'consent' };
  const isFresh = session.authenticatedSeconds >= iat;
  // Whoever proves anew who they are has chosen; on that page they can become somebody else, too.
  if (prompt.name === CHOICE)
    return isFresh ? loggedOn(session, { [CHOICE]: {} }) : { kind: 'reauthenticate' };
  if (prompt.name !== 'login') return refusal('access_denied', 'this cannot be asked of people here');
  const { reasons } = prompt;
  const isAsked = (names: readonly string[]) => names.some((name) => reasons.includes(name));
  if (!isFresh && (reasons.includes('login_prompt') || isTooOld(session, params['max_age'], nowSeconds)))
    return { kind: 'reauthenticate' };
  // The provider has seen this very person: another logon of theirs changes nothing.
  const isSeen = known?.accountId === session.accountId;
  if (isSeen && isAsked(OTHER_PERSON)) return refusal('login_required', 'somebody else is logged on');
  if (isSeen && isAsked(BETTER_PROOF))
    return isFresh
      ? refusal('unmet_authentication_requirements', 'the requested acr cannot be reached')
      : { kind: 'reauthenticate' };
  if (isSeen && reasons.includes(REASONS.noAccess)) return { kind: 'no_access' };
  return loggedOn(session);
}

function loggedOn({ accountId, authenticatedSeconds: ts, acr, amr }: PortalSession, more = {}): NextStep {
  const login = { accountId, ts, acr, amr: [...amr], remember: false };
  return { kind: 'result', result: { login, ...more } };
}

/** @param maxAge as the application has written it: the provider has checked that it is a number */
function isTooOld({ authenticatedSeconds }: PortalSession, maxAge: unknown, nowSeconds: number): boolean {
  return maxAge !== undefined && authenticatedSeconds + Number(maxAge) < nowSeconds;
}

function refusal(error: string, description: string): NextStep {
  return { kind: 'result', result: { error, error_description: description } };
}
