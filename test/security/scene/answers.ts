import type { Answer } from '../../harness/agent.js';

/** What an answer tells whoever compares it with another one: status and body, without what differs by itself. */
export function told(answer: Answer): { readonly status: number; readonly body: string } {
  const body = answer.text
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')
    .replaceAll(/nonce="[^"]*"/g, 'nonce=""')
    .replaceAll(/name="csrf-token" content="[^"]*"/g, 'name="csrf-token" content=""')
    .replaceAll(/name="_csrf" value="[^"]*"/g, 'name="_csrf" value=""')
    .replaceAll(/(<code[^>]*>|data-copy=")[0-9a-f]{8}-[0-9a-f]{4}/g, '$1');
  return { status: answer.status, body };
}

/** The stable code of a refusal told in JSON. */
export function codeOf(answer: Answer): string {
  return answer.json<{ code: string }>().code;
}
