import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { json, UnitOfWork, type Transaction } from '#database';
import { CLOCK, DomainError, identifierKey, parseInput, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { groupChanges, type Group, type GroupChanges } from '../domain/group.js';
import type { Rule } from '../domain/rule.js';
import { ruleOf, valuesOf } from '../domain/rule-values.js';
import { GroupChanged } from '../events.js';
import { groupTarget, lockGroup, readGroup } from '../infra/read-group.js';
import { changeGroup, deleteValues, groupCalled, insertValues } from '../infra/write-group.js';
import { CheckRule } from './check-rule.js';
import { nameTaken } from './create-group.js';

type Settings = Pick<Group, 'name' | 'description' | 'externalId' | 'rule'>;

/** Changes the name, description or rule of a group. */
@Injectable()
export class ChangeGroup {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly check: CheckRule,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Returns the group as it is now. Publishes nothing when nothing changes.
   *
   * @param basis revision on which the change was decided
   * @throws DomainError `groups.unknown`, `groups.invalid`, `groups.name_taken`, `groups.by_hand`, `revision.stale`, and the errors of
   * `CheckRule`
   */
  async execute(tenantId: string, id: string, given: GroupChanges, basis?: string): Promise<Group> {
    return this.unitOfWork.run(tenantId, (transaction) => this.executeIn(transaction, id, given, basis));
  }

  /** As `execute`, in the caller's transaction. */
  async executeIn(transaction: Transaction, id: string, given: GroupChanges, basis?: string): Promise<Group> {
    const asked = parseInput(groupChanges, given, 'groups.invalid');
    const rule = asked.rule && (await this.check.inForm(transaction, asked.rule));
    const changes = { ...asked, rule };
    const group = await lockGroup(transaction, id, basis);
    const before = settingsOf(group);
    const after = withChanges(before, changes);
    const changed = (['name', 'description', 'externalId', 'rule'] as const).filter(
      (key) => !isDeepStrictEqual(before[key], after[key]),
    );
    if (changed.length === 0) return group;
    if (changed.includes('name')) await assertFree(transaction, id, after.name);
    await this.write(transaction, id, after, changed.includes('rule'));
    this.events.publish(transaction, GroupChanged, {
      outcome: 'success',
      groupId: id,
      targets: [groupTarget({ id, name: after.name })],
      before: Object.fromEntries(changed.map((key) => [key, before[key]])),
      after: Object.fromEntries(changed.map((key) => [key, after[key]])),
    });
    return readGroup(transaction, id);
  }

  private async write(
    transaction: Transaction,
    id: string,
    { rule, ...settings }: Settings,
    isRuleNew: boolean,
  ): Promise<void> {
    const { tenantId } = transaction;
    if (isRuleNew && rule !== null) {
      await this.check.assert(transaction, rule);
      transaction.send(deleteValues, { tenantId, id });
      transaction.send(insertValues, { tenantId, id, values: json(valuesOf(rule)) });
    }
    transaction.send(changeGroup, {
      ...settings,
      id,
      tenantId,
      nameKey: identifierKey(settings.name),
      match: rule?.match ?? null,
      conditions: rule?.conditions.length ?? 0,
      now: this.clock.now(),
    });
  }
}

function settingsOf({ name, description, externalId, rule }: Group): Settings {
  return { name, description, externalId, rule };
}

/** @throws DomainError `groups.by_hand` */
function withChanges(
  before: Settings,
  {
    rule,
    ...changes
  }: Omit<ReturnType<typeof groupChanges.parse>, 'rule'> & { readonly rule: Rule | undefined },
): Settings {
  if (rule !== undefined && before.rule === null)
    throw new DomainError('conflict', 'groups.by_hand', {
      detail: 'The members of this group are added by hand. Create another group for a rule.',
    });
  return {
    name: changes.name ?? before.name,
    description: changes.description ?? before.description,
    externalId: changes.externalId === undefined ? before.externalId : changes.externalId,
    rule: rule === undefined ? before.rule : ruleOf(rule.match, valuesOf(rule)),
  };
}

async function assertFree(transaction: Transaction, id: string, name: string): Promise<void> {
  const { tenantId } = transaction;
  const [other] = await transaction.run(groupCalled, { tenantId, nameKey: identifierKey(name) });
  if (other !== undefined && other.id !== id) throw nameTaken();
}
