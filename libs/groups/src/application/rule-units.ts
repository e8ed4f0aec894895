import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Rule } from '../domain/rule.js';
import { unitsNamed } from '../infra/unit-statements.js';
import { unitIdsOf } from './assert-units.js';

/** A department that a rule names. */
export interface RuleUnit {
  readonly id: string;
  readonly name: string;
}

/** Names the departments of a rule for people. */
@Injectable()
export class RuleUnits {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that are still there, by name. */
  async of(tenantId: string, rule: Rule | null): Promise<readonly RuleUnit[]> {
    const ids = rule === null ? [] : unitIdsOf(rule);
    return ids.length === 0 ? [] : this.unitOfWork.ask(tenantId, unitsNamed, { tenantId, ids });
  }
}
