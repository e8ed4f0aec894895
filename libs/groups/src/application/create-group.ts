import { Inject, Injectable } from '@nestjs/common';
import { json, UnitOfWork, type Transaction } from '#database';
import { CLOCK, DomainError, identifierKey, newId, parseInput, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { newGroup, type NewGroup } from '../domain/group.js';
import { ruleOf, valuesOf } from '../domain/rule-values.js';
import { GroupCreated } from '../events.js';
import { groupTarget } from '../infra/read-group.js';
import { insertGroup, insertValues } from '../infra/write-group.js';
import { CheckRule } from './check-rule.js';

/** Creates a group. Without a rule it is empty, and people are added by hand. */
@Injectable()
export class CreateGroup {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly check: CheckRule,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `groups.invalid`, `groups.name_taken`, and the errors of `CheckRule` */
  async execute(tenantId: string, given: NewGroup): Promise<{ readonly id: string }> {
    return this.unitOfWork.run(tenantId, (transaction) => this.executeIn(transaction, given));
  }

  /** As `execute`, in the caller's transaction. */
  async executeIn(transaction: Transaction, given: NewGroup): Promise<{ readonly id: string }> {
    const { rule: asked, ...settings } = parseInput(newGroup, given, 'groups.invalid');
    const { tenantId } = transaction;
    const rule = asked && (await this.check.inForm(transaction, asked));
    if (rule !== null) await this.check.assert(transaction, rule);
    const id = newId();
    const made = await transaction.run(insertGroup, {
      ...settings,
      id,
      tenantId,
      nameKey: identifierKey(settings.name),
      match: rule?.match ?? null,
      conditions: rule?.conditions.length ?? 0,
      now: this.clock.now(),
    });
    if (made.length === 0) throw nameTaken();
    const values = rule === null ? [] : valuesOf(rule);
    if (values.length > 0) transaction.send(insertValues, { tenantId, id, values: json(values) });
    this.events.publish(transaction, GroupCreated, {
      outcome: 'success',
      groupId: id,
      targets: [groupTarget({ id, name: settings.name })],
      after: { ...settings, rule: rule && ruleOf(rule.match, values) },
    });
    return { id };
  }
}

export function nameTaken(): DomainError {
  return new DomainError('conflict', 'groups.name_taken', { detail: 'Another group has that name.' });
}
