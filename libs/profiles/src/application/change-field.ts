import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, parseInput, withoutUndefined, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { assertRevision, revisionOf } from '#http';
import { EventPublisher } from '#messaging';
import { assertPossible } from '../domain/assert-possible.js';
import type { Field } from '../domain/field.js';
import { fieldChanges, type FieldChanges } from '../domain/new-field.js';
import { FieldChanged } from '../events.js';
import { changeField } from '../infra/field-statements.js';
import { isValueTaken } from '../infra/taken-value.js';
import { otherChoices, renewUniqueKeys } from '../infra/value-statements.js';
import { aboutField, rulesOf } from './about-field.js';
import { ProfileFields } from './profile-fields.js';
import { ProfileWatchers } from './profile-watchers.js';

/** Changes the name of a field, its possible values, and who sees and edits it. */
@Injectable()
export class ChangeField {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly fields: ProfileFields,
    private readonly watchers: ProfileWatchers,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Publishes nothing when nothing changes.
   *
   * @param revision of the field on which the change is based; undefined: none
   * @throws DomainError `profiles.field_unknown`, `profiles.field_invalid`, `profiles.not_unique`, `profiles.choice_used`, `revision.stale`
   */
  async execute(tenantId: string, fieldId: string, changes: FieldChanges, revision?: string): Promise<Field> {
    const asked = parseInput(fieldChanges, changes, 'profiles.field_invalid');
    try {
      return await this.unitOfWork.run(tenantId, async (transaction) => {
        transaction.lock(`profiles.fields:${tenantId}`);
        const before = await this.fields.byId(transaction, fieldId);
        assertRevision(revisionOf(before), revision);
        const after: Field = { ...before, ...withoutUndefined(asked) };
        if (isDeepStrictEqual(before, after)) return before;
        assertPossible(after);
        await this.write(transaction, before, after);
        if (after.editableBy !== before.editableBy) await this.watchers.changed(transaction, null);
        return after;
      });
    } catch (error) {
      if (!isValueTaken(error)) throw error;
      throw new DomainError('conflict', 'profiles.not_unique', {
        detail: 'Several accounts have the same value of this field. Give them different values first.',
      });
    }
  }

  private async write(transaction: Transaction, before: Field, after: Field): Promise<void> {
    const { tenantId } = transaction;
    const { id: fieldId, label, choices, isUnique } = after;
    await transaction.run(changeField, {
      ...after,
      tenantId,
      labelEn: label.en,
      labelZh: label.zh,
      now: this.clock.now(),
    });
    if (before.isUnique !== isUnique) await transaction.run(renewUniqueKeys, { tenantId, fieldId, isUnique });
    if (after.type === 'choice') {
      const [used] = await transaction.run(otherChoices, { tenantId, fieldId, choices });
      if (used !== undefined) {
        throw new DomainError('conflict', 'profiles.choice_used', {
          detail: 'An account has a choice that would be removed. Change its value first.',
        });
      }
    }
    this.events.publish(transaction, FieldChanged, {
      ...aboutField(after),
      before: rulesOf(before),
      after: rulesOf(after),
    });
  }
}
