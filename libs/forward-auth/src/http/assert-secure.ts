import { isLoopbackHost } from '#http';
import { DomainError } from '#kernel';

/**
 * Asserts that nobody on the way reads what is brought to an address: codes and cookies let people in. Browsers keep `Secure` cookies
 * over plain HTTP from their own machine alone, so that is where it may be.
 *
 * @throws DomainError `forward_auth.https_needed`
 */
export function assertSecure({ protocol, hostname, host }: URL): void {
  if (protocol === 'https:' || isLoopbackHost(hostname)) return;
  throw new DomainError('forbidden', 'forward_auth.https_needed', {
    detail: `Access at http://${host} is refused, because others could read the code on the way. Serve the host by HTTPS, and redirect http: to it. If it already uses HTTPS, have the proxy send X-Forwarded-Proto: https.`,
  });
}
