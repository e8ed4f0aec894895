import type { Agent, Answer } from '../../harness/agent.js';

/** Sends to the admin API what the console sends, and fails unless it is taken. */
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

/** The header that bases a change on an answer. */
export function basedOn({ headers }: Answer): Readonly<Record<string, string>> {
  return { 'if-match': headers.get('etag') ?? '' };
}
