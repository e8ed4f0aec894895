import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { FieldRemoved } from '../events.js';
import { deleteField } from '../infra/field-statements.js';
import { aboutField } from './about-field.js';
import { ProfileFields } from './profile-fields.js';
import { ProfileWatchers } from './profile-watchers.js';

/** Removes one of a tenant's own fields, with all of its values. */
@Injectable()
export class RemoveField {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly fields: ProfileFields,
    private readonly watchers: ProfileWatchers,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `profiles.field_unknown`, `profiles.built_in` */
  async execute(tenantId: string, fieldId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      transaction.lock(`profiles.fields:${tenantId}`);
      const field = await this.fields.byId(transaction, fieldId);
      if (field.isBuiltIn) {
        throw new DomainError('conflict', 'profiles.built_in', {
          detail: 'A built-in field cannot be removed. Instead, make it visible to administrators only.',
        });
      }
      await transaction.run(deleteField, { tenantId, id: fieldId });
      await this.watchers.changed(transaction, null);
      this.events.publish(transaction, FieldRemoved, aboutField(field));
    });
  }
}
