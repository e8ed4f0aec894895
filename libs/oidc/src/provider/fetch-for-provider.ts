import type { OutgoingCalls } from '#applications';

/** `fetch` for the provider: follows no redirects, and returns only the status of the answer. */
export function fetchBy(calls: OutgoingCalls) {
  return async (
    address: string | URL | Request,
    { method, headers, body }: RequestInit = {},
  ): Promise<Response> => {
    if (!(typeof address === 'string' || address instanceof URL)) throw new TypeError('An address is needed');
    const { status } = await calls.exchange(new URL(address), {
      method: method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(new Headers(headers)),
      body: body instanceof URLSearchParams ? body.toString() : '',
      mostBytes: 0,
    });
    return new Response(null, { status });
  };
}
