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
    detail: `Access at http://${host} is refused, because others could read the code on the way. Serve the host by HTTPS, and redirect http: to it. If it already uses HTTPS, have the proxy send X-Forwarded-Proto: https.`,
  });
}
