import { UnitOfWork } from '#database';
import { commitOnceBlocked } from '#testing';
import { ChangeGroup } from './application/change-group.js';
import { CreateGroup } from './application/create-group.js';
import { ListGroups } from './application/list-groups.js';
import type { Rule } from './domain/rule.js';
import { GroupsScene } from './testing/groups-scene.js';

let scene: GroupsScene;

beforeAll(async () => {
  scene = await GroupsScene.start();
});
beforeEach(() => scene.begin());
afterAll(() => scene.close());

const ruleOver = (...roles: readonly ('member' | 'owner')[]): Rule => ({
  match: 'all',
  conditions: roles.map((role) => ({ attribute: 'role', anyOf: [role] })),
});

describe('two changes of a group at once', () => {
  it('run one after the other: a rename keeps the rule that the other change has set', async () => {
    const { tenantId } = scene;
    const ann = await scene.account('ann');
    const { id } = await scene.get(CreateGroup).execute(tenantId, { name: 'All', rule: ruleOver('member') });
    const change = scene.get(ChangeGroup);
    const both = ruleOver('member', 'owner');
    const renamed = await commitOnceBlocked(
      scene.get(UnitOfWork),
      tenantId,
      (transaction) => change.executeIn(transaction, id, { rule: both }),
      () => change.execute(tenantId, id, { name: 'Nobody' }),
    );
    expect(renamed).toMatchObject({ name: 'Nobody', rule: { conditions: [{}, {}] } });
    // Nobody has two roles; counting the conditions of only one version would admit accounts that meet either.
    const page = await scene.get(ListGroups).page(tenantId, { limit: 50, accountId: ann });
    expect(page.items).toEqual([]);
  });
});
