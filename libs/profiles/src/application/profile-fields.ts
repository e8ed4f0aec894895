import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { json, UnitOfWork, type Transaction } from '#database';
import { BUILT_IN_FIELDS } from '../domain/built-in-fields.js';
import { VIEWERS, type Field } from '../domain/field.js';
import { fieldsOf, heldFields, insertFields, type FieldRow } from '../infra/field-statements.js';

/** A tenant's fields. Built-in ones come into being when somebody asks for the first time. */
@Injectable()
export class ProfileFields {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async all(tenantId: string): Promise<readonly Field[]> {
    return this.unitOfWork.run(tenantId, (transaction) => this.within(transaction));
  }

  /** As `all`, in the caller's transaction. */
  async within(transaction: Transaction): Promise<readonly Field[]> {
    return this.read(transaction, fieldsOf);
  }

  /** As they stay until the transaction ends. */
  async held(transaction: Transaction): Promise<readonly Field[]> {
    return this.read(transaction, heldFields);
  }

  /**
   * @param scope a tenant's id, or a transaction in its context
   * @throws DomainError `profiles.field_unknown`
   */
  async byId(scope: string | Transaction, id: string): Promise<Field> {
    const fields = await (typeof scope === 'string' ? this.all(scope) : this.within(scope));
    const field = fields.find((one) => one.id === id);
    if (field !== undefined) return field;
    throw new DomainError('not_found', 'profiles.field_unknown', { detail: 'There is no such field.' });
  }

  private async read(transaction: Transaction, statement: typeof fieldsOf): Promise<readonly Field[]> {
    const { tenantId } = transaction;
    const found = await transaction.run(statement, { tenantId });
    const missing = BUILT_IN_FIELDS.filter(({ key }) => !found.some((field) => field.key === key));
    if (missing.length === 0) return found;
    const rows = missing.map(({ key, label, type }): FieldRow => ({
      id: newId(),
      key,
      label_en: label.en,
      label_zh: label.zh,
      type,
      choices: [],
      is_built_in: true,
      is_required: false,
      is_unique: false,
      visible_to: VIEWERS,
      editable_by: 'administrators',
      leader: 'directory',
    }));
    await transaction.run(insertFields, { tenantId, fields: json(rows), now: this.clock.now() });
    return transaction.run(statement, { tenantId });
  }
}
