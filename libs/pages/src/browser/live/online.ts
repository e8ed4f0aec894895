/** Resolves when the browser says that it has a network again. Never where it does not know. */
export function online(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('online', () => resolve(), { once: true, signal });
  });
}
