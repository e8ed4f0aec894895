import { UnitOfWork, type Transaction } from '#database';
import { ChangeGroup, ChangeMembers } from '#groups';
import { commitOnceBlocked } from '#testing';
import type { Answer } from '../../harness/agent.js';
import { useCase } from '../../security/scene/use-case.js';
import { scimOutcome, type Sent } from '../scene/scim-client.js';
import type { ScimPlace } from '../scene/scim-place.js';

interface Group extends Sent {
  readonly displayName: string;
  readonly members?: readonly { readonly value: string }[];
  readonly meta: { readonly version: string };
}

/** Groups that an administrator changes in the console while a client changes them. */
export function meanwhileAtTheConsole(place: ScimPlace): void {
  describe('a group that the console changes meanwhile', () => {
    let [carl, dora] = ['', ''];
    let made = 0;

    beforeAll(async () => {
      ({ id: carl } = await place.client.made({ userName: 'meanwhile-carl' }));
      ({ id: dora } = await place.client.made({ userName: 'meanwhile-dora' }));
    });

    const start = async () => {
      made += 1;
      return (await place.client.post('Groups', { displayName: `Meanwhile ${String(made)}` })).json<Group>();
    };
    const now = async ({ id }: Group) => {
      const { displayName, members = [] } = (await place.client.get(`Groups/${id}`)).json<Group>();
      return { displayName, members: members.map(({ value }) => value) };
    };
    const during = (work: (transaction: Transaction) => Promise<unknown>, ask: () => Promise<Answer>) =>
      commitOnceBlocked(useCase(place.product(), UnitOfWork), place.product().tenantId, work, ask);
    const adding = (group: Group, accountId: string) => (transaction: Transaction) =>
      useCase(place.product(), ChangeMembers).executeIn(transaction, group.id, { add: [accountId] });
    const renaming = (group: Group) => (transaction: Transaction) =>
      useCase(place.product(), ChangeGroup).executeIn(transaction, group.id, { name: `Renamed ${group.id}` });
    const put = (group: Group, headers = {}) => {
      const body = { displayName: group.displayName, members: [{ value: carl }] };
      return place.client.send('PUT', `Groups/${group.id}`, body, headers);
    };
    const remove = (group: Group, headers = {}) =>
      place.client.send('DELETE', `Groups/${group.id}`, undefined, headers);

    it.each([
      ['replaced', put],
      ['removed', remove],
    ])('is not %s on an outdated version', async (_how, act) => {
      const group = await start();
      const answer = await during(adding(group, dora), () => act(group, { 'if-match': group.meta.version }));
      expect(scimOutcome(answer)).toBe('412');
      expect((await now(group)).members).toEqual([dora]);
    });

    it('has exactly the members that a client lists', async () => {
      const group = await start();
      expect(scimOutcome(await during(adding(group, dora), () => put(group)))).toBe('200');
      expect((await now(group)).members).toEqual([carl]);
    });

    it('keeps its new name when a client changes only members', async () => {
      const group = await start();
      const add = [{ op: 'add', path: 'members', value: [{ value: carl }] }];
      const answer = await during(renaming(group), () => place.client.patch(`Groups/${group.id}`, add));
      expect(scimOutcome(answer)).toBe('200');
      expect(await now(group)).toEqual({ displayName: `Renamed ${group.id}`, members: [carl] });
    });
  });
}
