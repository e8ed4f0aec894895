import type { Role } from '#accounts';

/** Slug of the demo tenant. */
export const DEMO_SLUG = 'demo';

export const DEMO_TENANT_NAME = 'Demo Organisation';

interface DemoAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
}

/** The demo accounts; their email addresses are `<username>@demo.test`, and they all have the same password. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { username: 'admin', displayName: 'Admin', role: 'owner' },
  { username: 'alice', displayName: 'Alice Zhang', role: 'member' },
  { username: 'bob', displayName: 'Bob Li', role: 'member' },
  { username: 'auditor', displayName: 'Auditor', role: 'auditor' },
];

/** The person in the simulator's DingTalk organisation who is linked to an account from the start. */
export const DEMO_LINKED_PERSON = {
  username: 'alice',
  person: { unionId: 'UNION-alice', userId: 'alice', name: 'Alice Zhang 张爱丽' },
} as const;

/** The simulator's DingTalk app, which the demo tenant uses unless `DINGTALK_*` names another. */
export const SIMULATED_APP = {
  corpId: 'dingdemo0000000001',
  clientId: 'dingdemoapp000001',
  clientSecret: 'demo-app-secret-not-for-production',
} as const;
