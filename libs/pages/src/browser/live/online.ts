/** Resolves when the browser reports that it is online again. Never resolves where the browser does not know. */
export function online(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('online', () => resolve(), { once: true, signal });
  });
}
