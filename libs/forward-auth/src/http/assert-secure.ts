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
    detail: `Nobody is let in at http://${host}, where others on the way could read the code. Serve the host by HTTPS, and redirect http: to it. If it is, let the proxy that asks send X-Forwarded-Proto: https.`,
  });
}
