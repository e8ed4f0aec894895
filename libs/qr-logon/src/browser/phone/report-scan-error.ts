/** Tells the server, and through it the browser that shows the code, what keeps this phone from continuing. */
export function reportScanError(trouble: 'other_app' | 'unrecognised'): void {
  const address = document.querySelector<HTMLElement>('[data-trouble]')?.dataset['trouble'];
  const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
  if (address === undefined) return;
  fetch(address, {
    method: 'POST',
    keepalive: true,
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify({ trouble }),
  }).catch(() => 'the person reads it here all the same');
}
