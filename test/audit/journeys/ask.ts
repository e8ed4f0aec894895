import type { Agent, Answer } from '../../harness/agent.js';

/** Sends a request of the console to the admin API, and throws unless it is accepted. */
export async function ask(
  browser: Agent,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const answer = await browser.sendJson(method, `/api/admin/${path}`, body, headers);
  if (answer.status >= 300) throw new Error(`${path}: ${String(answer.status)} ${answer.text}`);
  return answer;
}

/** The header that bases a change on a response. */
export function basedOn({ headers }: Answer): Readonly<Record<string, string>> {
  return { 'if-match': headers.get('etag') ?? '' };
}
