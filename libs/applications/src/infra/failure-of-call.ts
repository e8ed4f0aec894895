/** Why a call to an application failed, in a word: an answer's text could tell about the inside of a network. */
export function failureOfCall(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === 'string') return code.toLowerCase();
  const status = typeof message === 'string' ? /got: (\d{3})/.exec(message)?.[1] : undefined;
  return status === undefined ? 'failed' : `http_${status}`;
}
