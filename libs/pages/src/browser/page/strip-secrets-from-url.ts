const SECRET_PARAMETERS = ['code', 'authCode', 'state'];

/** Removes the parameters that a provider's page added to the address from the history and from copied links. */
export function stripSecretsFromUrl(): void {
  const url = new URL(location.href);
  const found = SECRET_PARAMETERS.filter((name) => url.searchParams.has(name));
  if (found.length === 0) return;
  for (const name of found) url.searchParams.delete(name);
  history.replaceState(history.state, '', url);
}
