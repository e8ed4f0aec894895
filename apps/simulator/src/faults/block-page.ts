/** What an address gets that called too often: an answer of the firewall before DingTalk, HTML around a JSON text. */
export function blockPage(uuid: string): string {
  const verdict = JSON.stringify({ status: 1111, wait: 5, source: 'x5', punish: 'deny', uuid });
  return `<!doctype html><html><head><title>Blocked</title></head><body><pre>${verdict}</pre></body></html>`;
}
