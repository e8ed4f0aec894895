import type { Interaction, InteractionResults } from 'oidc-provider';
import type { PortalSession } from './visit.js';

/** Reasons for asking the portal, in addition to the provider's own. */
export const REASONS = { noPortalSession: 'portal_session', noAccess: 'no_access' } as const;

/** The prompt by which an application lets people choose an account. */
export const CHOICE = 'select_account';

/** What the portal does about an authorization request. */
export type NextStep =
  | { readonly kind: 'logon' }
  | { readonly kind: 'reauthenticate' }
  | { readonly kind: 'no_access' }
  | { readonly kind: 'consent' }
  | { readonly kind: 'result'; readonly result: InteractionResults };

/** The provider's reasons for a logon that only another person can satisfy. */
const OTHER_PERSON = ['id_token_hint', 'claims_id_token_sub_value'];
const BETTER_PROOF = ['essential_acr', 'essential_acrs'];

/**
 * Decides the next step for a request.
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
  // A fresh logon counts as a choice: its page also lets the person log on as somebody else.
  if (prompt.name === CHOICE)
    return isFresh ? loggedOn(session, { [CHOICE]: {} }) : { kind: 'reauthenticate' };
  if (prompt.name !== 'login') return refusal('access_denied', 'this cannot be asked of people here');
  const { reasons } = prompt;
  const isAsked = (names: readonly string[]) => names.some((name) => reasons.includes(name));
  if (!isFresh && (reasons.includes('login_prompt') || isTooOld(session, params['max_age'], nowSeconds)))
    return { kind: 'reauthenticate' };
  // The provider already knows that this person is logged on, so another logon of theirs changes nothing.
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

/** @param maxAge as sent by the application; the provider has checked that it is a number */
function isTooOld({ authenticatedSeconds }: PortalSession, maxAge: unknown, nowSeconds: number): boolean {
  return maxAge !== undefined && authenticatedSeconds + Number(maxAge) < nowSeconds;
}

function refusal(error: string, description: string): NextStep {
  return { kind: 'result', result: { error, error_description: description } };
}
