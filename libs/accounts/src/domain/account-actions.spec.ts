import { ACCOUNT_ACTIONS, refusalOf, type AccountAction } from './account-actions.js';
import { AUTHORITIES, type Authority } from './authority.js';
import { ROLES, type Role } from './role.js';

/** The roles on which each role may act at all, written by hand; the rule must give the same result. */
const REACH: Readonly<Record<Role, readonly Role[]>> = {
  owner: ['owner', 'administrator', 'helpdesk', 'auditor', 'member'],
  administrator: ['administrator', 'helpdesk', 'auditor', 'member'],
  helpdesk: ['helpdesk', 'member'],
  auditor: [],
  member: [],
};

/** Acts of the help desk; owners and administrators may do everything. */
const OF_HELP_DESK: readonly AccountAction[] = [
  'unlock',
  'endSessions',
  'unlink',
  'giveLink',
  'withdrawLink',
];

const ALL = Object.keys(ACCOUNT_ACTIONS) as AccountAction[];

function expected(actor: Authority, action: AccountAction, role: Role, becomes: Role): boolean {
  if (actor === 'operator') return true;
  const isTheirs = ['owner', 'administrator'].includes(actor) || OF_HELP_DESK.includes(action);
  return isTheirs && REACH[actor].includes(role) && REACH[actor].includes(becomes);
}

describe('K1: who may do what to whom', () => {
  const cases = AUTHORITIES.flatMap((actor) => ALL.map((action) => [actor, action] as const));

  it.each(cases)('%s: %s', (actor, action) => {
    for (const role of ROLES) {
      for (const becomes of action === 'setRole' ? ROLES : [role]) {
        const isDone = refusalOf(actor, action, role, becomes) === undefined;
        expect([role, becomes, isDone]).toEqual([role, becomes, expected(actor, action, role, becomes)]);
      }
    }
  });

  it.each(ALL)('nobody: %s', (action) => {
    expect(refusalOf(undefined, action, 'member')).toBe('permission.missing');
  });

  it('names the permission or the role as the reason of a refusal', () => {
    expect(refusalOf('auditor', 'giveLink', 'member')).toBe('permission.missing');
    expect(refusalOf('helpdesk', 'setPassword', 'member')).toBe('permission.missing');
    expect(refusalOf('helpdesk', 'giveLink', 'administrator')).toBe('accounts.more_privileged');
    expect(refusalOf('administrator', 'setPassword', 'owner')).toBe('accounts.more_privileged');
    expect(refusalOf('administrator', 'setRole', 'administrator', 'owner')).toBe('accounts.owner_required');
    expect(refusalOf('administrator', 'suspend', 'owner')).toBe('accounts.owner_required');
  });
});
