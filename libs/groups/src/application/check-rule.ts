import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { ProfileFields } from '#profiles';
import type { Rule } from '../domain/rule.js';
import { assertFields, fieldIdsOf, inFormOf } from './assert-fields.js';
import { assertUnits } from './assert-units.js';

/** Checks that the departments and fields of a rule exist. */
@Injectable()
export class CheckRule {
  constructor(private readonly fields: ProfileFields) {}

  /** Returns the rule with its values in the form in which they are compared. Its fields stay unchanged until the transaction ends. */
  async inForm(transaction: Transaction, rule: Rule): Promise<Rule> {
    return fieldIdsOf(rule).length === 0 ? rule : inFormOf(await this.fields.held(transaction), rule);
  }

  /** @throws DomainError `directory.unit_unknown`, `profiles.field_unknown`, `profiles.value_invalid`, `groups.field_of_people` */
  async assert(transaction: Transaction, rule: Rule): Promise<void> {
    await assertUnits(transaction, rule);
    if (fieldIdsOf(rule).length > 0) assertFields(await this.fields.held(transaction), rule);
  }
}
