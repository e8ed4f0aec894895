import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, parseInput, type Clock } from '#kernel';
import { json, UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { assertPossible } from '../domain/assert-possible.js';
import type { Field } from '../domain/field.js';
import { MOST_FIELDS, newField, type NewField } from '../domain/new-field.js';
import { FieldAdded } from '../events.js';
import { insertFields, rowOf } from '../infra/field-statements.js';
import { aboutField, rulesOf } from './about-field.js';
import { ProfileFields } from './profile-fields.js';

/** Adds a field to a tenant's own fields. */
@Injectable()
export class AddField {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly fields: ProfileFields,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `profiles.field_invalid`, `profiles.key_taken`, `profiles.too_many_fields` */
  async execute(tenantId: string, input: NewField): Promise<Field> {
    const asked = parseInput(newField, input, 'profiles.field_invalid');
    const field: Field = { ...asked, id: newId(), isBuiltIn: false };
    assertPossible(field);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      transaction.lock(`profiles.fields:${tenantId}`);
      const own = (await this.fields.held(transaction)).filter(({ isBuiltIn }) => !isBuiltIn);
      if (own.length >= MOST_FIELDS) {
        throw new DomainError('conflict', 'profiles.too_many_fields', {
          detail: `There are ${String(MOST_FIELDS)} fields at most. Remove an unused one.`,
        });
      }
      const made = await transaction.run(insertFields, {
        tenantId,
        fields: json([rowOf(field)]),
        now: this.clock.now(),
      });
      if (made.length === 0) {
        throw new DomainError('conflict', 'profiles.key_taken', {
          detail: `There is already a field "${field.key}".`,
        });
      }
      this.events.publish(transaction, FieldAdded, {
        ...aboutField(field),
        ...rulesOf(field),
        type: field.type,
      });
      return this.fields.byId(transaction, field.id);
    });
  }
}
