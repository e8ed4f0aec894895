import { isLoopbackHost } from '#http';
import { DomainError } from '#kernel';

/**
 * Refuses addresses at which codes and cookies could be read in transit, as they let people in. Plain HTTP is allowed only on the browser's
 * own machine, where browsers accept `Secure` cookies too.
 *
 * @throws DomainError `forward_auth.https_needed`
 */
export function assertSecure({ protocol, hostname, host }: URL): void {
  if (protocol === 'https:' || isLoopbackHost(hostname)) return;
  throw new DomainError('forbidden', 'forward_auth.https_needed', {
    detail: `Nobody is let in at http://${host}, where others on the way could read the code. Serve the host by HTTPS, and redirect http: to it. If it is, let the proxy that asks send X-Forwarded-Proto: https.`,
  });
}
