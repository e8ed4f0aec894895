import type { PageContext, TenantContext } from '../context/page-context.js';
import { accentFor } from './accent.js';

/** The first character of the organisation's name, used without a logo. */
function initialOf(name: string): string {
  return Array.from(name)[0] ?? '·';
}

/** The organisation's logo, or its substitute. Decorative: its name is beside it. */
function Mark({ context: { tenant } }: { context: TenantContext }) {
  return typeof tenant.logo === 'string' ? (
    <img class="logo" src={tenant.logo} alt="" width="40" height="40" />
  ) : (
    <span class="logo monogram" aria-hidden="true" safe>
      {initialOf(tenant.name)}
    </span>
  );
}

/** Logo and name above a page. */
export function Brand({ context }: { context: TenantContext }) {
  return (
    <header class="brand">
      <Mark context={context} />
      <span class="tenant" safe>
        {context.tenant.name}
      </span>
    </header>
  );
}

/** The heading of a page whose title names the organisation: its logo is beside it, and nowhere else. */
export function BrandHeading({ context, title }: { context: TenantContext; title: string }) {
  return (
    <div class="brand-heading">
      <Mark context={context} />
      <h1 safe>{title}</h1>
    </div>
  );
}

/** The favicon. */
export function tabPicture({ tenant }: PageContext): string {
  if (typeof tenant?.logo === 'string') return tenant.logo;
  const { fill, onFill } = accentFor(tenant?.accentColor, 'light');
  const letter = escaped(tenant === undefined ? '·' : initialOf(tenant.name));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${fill}"/><text x="16" y="22.5" font-family="system-ui,sans-serif" font-size="18" font-weight="600" text-anchor="middle" fill="${onFill}">${letter}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function escaped(letter: string): string {
  return letter.replace(/[<>&]/, (sign) => `&#${String(sign.codePointAt(0))};`);
}
