import { Inject, Injectable } from '@nestjs/common';
import { v5 as idFrom } from 'uuid';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { json, UnitOfWork, type Transaction } from '#database';
import { BUILT_IN_FIELDS, type BuiltIn } from '../domain/built-in-fields.js';
import { VIEWERS, type Field } from '../domain/field.js';
import { fieldsOf, fieldsForShare, insertFields, rowOf } from '../infra/field-statements.js';

/** A tenant's fields. Built-in ones get rows only when something that needs them is written: reading never writes. */
@Injectable()
export class ProfileFields {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async all(tenantId: string): Promise<readonly Field[]> {
    return this.unitOfWork.run(tenantId, (transaction) => this.executeIn(transaction));
  }

  /** As `all`, in the caller's transaction. */
  async executeIn(transaction: Transaction): Promise<readonly Field[]> {
    const { tenantId } = transaction;
    return withBuiltIn(tenantId, await transaction.run(fieldsOf, { tenantId }));
  }

  /** The fields, locked until the transaction ends, for callers that write data depending on them. */
  async held(transaction: Transaction): Promise<readonly Field[]> {
    const { tenantId } = transaction;
    const found = await transaction.run(fieldsForShare, { tenantId });
    const missing = withBuiltIn(tenantId, found).filter((field) => !found.includes(field));
    if (missing.length === 0) return withBuiltIn(tenantId, found);
    const fields = json(missing.map(rowOf));
    await transaction.run(insertFields, { tenantId, fields, now: this.clock.now() });
    return withBuiltIn(tenantId, await transaction.run(fieldsForShare, { tenantId }));
  }

  /**
   * @param scope a tenant's id, to read the field; or a transaction in its context, to write data that depends on it
   * @throws DomainError `profiles.field_unknown`
   */
  async byId(scope: string | Transaction, id: string): Promise<Field> {
    const fields = await (typeof scope === 'string' ? this.all(scope) : this.held(scope));
    const field = fields.find((one) => one.id === id);
    if (field !== undefined) return field;
    throw new DomainError('not_found', 'profiles.field_unknown', { detail: 'There is no such field.' });
  }
}

/** Adds the built-in fields in their order, with defaults for those without rows; their ids are known in advance. */
function withBuiltIn(tenantId: string, found: readonly Field[]): readonly Field[] {
  const builtIn = BUILT_IN_FIELDS.map(
    (field) =>
      found.find(({ key, isBuiltIn }) => isBuiltIn && key === field.key) ?? untouched(tenantId, field),
  );
  return [...builtIn, ...found.filter(({ isBuiltIn }) => !isBuiltIn)];
}

/** Same key order as a field read from a row, because revisions are made from the JSON text. */
function untouched(tenantId: string, { key, label: { en, zh }, type }: BuiltIn): Field {
  return {
    id: idFrom(key, tenantId),
    key,
    label: { en, zh },
    type,
    choices: [],
    isBuiltIn: true,
    isRequired: false,
    isUnique: false,
    visibleTo: VIEWERS,
    editableBy: 'administrators',
    leader: 'directory',
  };
}
