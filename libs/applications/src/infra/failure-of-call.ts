/** Why a call to an application failed, as one word: the text of an answer could reveal details of a private network. */
export function failureOfCall(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === 'string') return code.toLowerCase();
  const status = typeof message === 'string' ? /got: (\d{3})/.exec(message)?.[1] : undefined;
  return status === undefined ? 'failed' : `http_${status}`;
}
