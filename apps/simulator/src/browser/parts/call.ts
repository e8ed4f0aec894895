/** Calls the control API. Returns why it was refused; undefined: it succeeded. */
export async function call(method: string, path: string, body?: unknown): Promise<string | undefined> {
  const given = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(path, { method, headers, ...given });
  return response.ok ? undefined : ((await response.json()) as { error: string }).error;
}
