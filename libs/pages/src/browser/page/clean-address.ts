const SECRET_PARAMETERS = ['code', 'authCode', 'state'];

/** Takes what a provider's page put into the address out of the history and of what people copy. */
export function cleanAddress(): void {
  const url = new URL(location.href);
  const found = SECRET_PARAMETERS.filter((name) => url.searchParams.has(name));
  if (found.length === 0) return;
  for (const name of found) url.searchParams.delete(name);
  history.replaceState(history.state, '', url);
}
