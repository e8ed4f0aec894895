/** The answer for an address that called too often, from DingTalk's firewall: HTML around a JSON text. */
export function blockPage(uuid: string): string {
  const verdict = JSON.stringify({ status: 1111, wait: 5, source: 'x5', punish: 'deny', uuid });
  return `<!doctype html><html><head><title>Blocked</title></head><body><pre>${verdict}</pre></body></html>`;
}
