import { DomainError } from '#kernel';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Names with another meaning in addresses, hosts or commands, now or possibly later. */
const RESERVED: ReadonlySet<string> = new Set([
  'admin',
  'api',
  'app',
  'assets',
  'attach',
  'auth',
  'docs',
  'healthz',
  'help',
  'login',
  'logoff',
  'logon',
  'logout',
  'mail',
  'metrics',
  'null',
  'openeiam',
  'portal',
  'public',
  'readyz',
  'root',
  'simulator',
  'static',
  'status',
  'support',
  'system',
  't',
  'undefined',
  'www',
]);

/**
 * Checks the name of a tenant in addresses: one DNS label (RFC 1035), lower case, not reserved.
 *
 * @throws DomainError `tenancy.slug_invalid` or `tenancy.slug_reserved`
 */
export function checkedSlug(text: string): string {
  if (!SLUG.test(text)) {
    throw new DomainError('invalid', 'tenancy.slug_invalid', {
      detail: 'A slug is 1 to 63 characters of a-z, 0-9 and hyphens, with no hyphen at either end.',
    });
  }
  if (RESERVED.has(text)) {
    throw new DomainError('invalid', 'tenancy.slug_reserved', { detail: `The slug "${text}" is reserved.` });
  }
  return text;
}
