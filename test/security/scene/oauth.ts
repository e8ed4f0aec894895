import { DEMO } from '#simulator';
import type { Agent, Answer } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';

/** Leaves a page of ours for DingTalk's own page, and gives the `state` of the redirect. */
export async function setOut(agent: Agent, action: string): Promise<string> {
  const { location, status, text } = await agent.post(action);
  const state = new URL(location ?? 'http://none').searchParams.get('state');
  if (state === null) throw new Error(`Not sent to DingTalk: ${String(status)} ${text.slice(0, 200)}`);
  return state;
}

/** A code as DingTalk's page gives it to this person. */
export function oauthCode(
  product: Product,
  personId: string,
  { clientId, corpId }: { readonly clientId: string; readonly corpId: string } = DEMO,
): string {
  return product.simulator.issueCode({ kind: 'oauth', personId, clientId, corpId });
}

/** Returns from DingTalk's page. */
export function comeBack(
  agent: Agent,
  answer: { readonly code: string; readonly state: string },
  callback: string = DEMO.callbackPath,
): Promise<Answer> {
  const query = new URLSearchParams({ code: answer.code, authCode: answer.code, state: answer.state });
  return agent.get(`${callback}?${query.toString()}`);
}
