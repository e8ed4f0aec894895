import type { Me } from '../app/session/session';

/** A person at the console of an organisation, with or without a fresh authentication. */
export function someone(id: string, slug: string, session: string, isFresh = true): Me {
  return {
    account: { id, username: id, displayName: `Name of ${id}`, role: 'owner' },
    permissions: [],
    ways: [],
    tenant: { slug, name: `Organisation ${slug}`, accentColor: '#1d4ed8', logo: null },
    session: { id: session, method: 'password', authenticatedAt: '2026-11-27T08:00:00Z', isFresh },
    csrfToken: `token-of-${session}`,
  };
}
