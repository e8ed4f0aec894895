import type { Binding } from '../app/api/generated/models/binding';

/** A binding of an account whose name is derived from its id. */
export function sampleBinding(id: string, change: Partial<Binding> = {}): Binding {
  return {
    id,
    account: { id: `account-${id}`, username: id, displayName: `Name of ${id}`, status: 'active' },
    connection: { id: 'a-connection', name: 'Acme' },
    identity: {
      provider: { en: 'DingTalk', zh: '钉钉' },
      name: 'D**',
      attributes: [
        { key: 'userId', label: { en: 'DingTalk user id', zh: '钉钉 userId' }, value: `user-${id}` },
      ],
    },
    origin: 'attach',
    provenBy: 'password',
    madeBy: null,
    createdAt: '2026-11-20T08:00:00Z',
    lastUsedAt: null,
    endedAt: null,
    endedBy: null,
    endReason: null,
    ...change,
  };
}
