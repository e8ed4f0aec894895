import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { ProfileFields, type Field } from '#profiles';
import type { Rule } from '../domain/rule.js';
import { unitsNamed } from '../infra/unit-statements.js';
import { fieldIdsOf } from './assert-fields.js';
import { unitIdsOf } from './assert-units.js';

/** Names of the departments and fields in a rule, as far as they still exist. */
export interface NamesOfRule {
  /** Departments, by name. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** Profile fields, in their order. */
  readonly fields: readonly Pick<Field, 'id' | 'key' | 'label'>[];
}

/** Finds display names for the departments and fields in a rule. */
@Injectable()
export class RuleNames {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly profileFields: ProfileFields,
  ) {}

  async of(tenantId: string, rule: Rule | null): Promise<NamesOfRule> {
    const [unitIds, fieldIds] = rule === null ? [[], []] : [unitIdsOf(rule), fieldIdsOf(rule)];
    const units =
      unitIds.length === 0
        ? []
        : await this.unitOfWork.query(tenantId, unitsNamed, { tenantId, ids: unitIds });
    const fields = fieldIds.length === 0 ? [] : await this.profileFields.all(tenantId);
    return { units, fields: fields.filter(({ id }) => fieldIds.includes(id)) };
  }
}
