import type { Answer } from '../../harness/agent.js';

/** Status and body of a response, to compare with another one; parts that always differ are removed. */
export function told(answer: Answer): { readonly status: number; readonly body: string } {
  const body = answer.text
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')
    .replaceAll(/nonce="[^"]*"/g, 'nonce=""')
    .replaceAll(/name="csrf-token" content="[^"]*"/g, 'name="csrf-token" content=""')
    .replaceAll(/name="_csrf" value="[^"]*"/g, 'name="_csrf" value=""')
    .replaceAll(/(<code[^>]*>|data-copy=")[0-9a-f]{8}-[0-9a-f]{4}/g, '$1');
  return { status: answer.status, body };
}

/** The stable error code in a JSON response. */
export function codeOf(answer: Answer): string {
  return answer.json<{ code: string }>().code;
}
