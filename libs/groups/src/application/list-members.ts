import { Injectable } from '@nestjs/common';
import { pageOf } from '#http';
import type { Role } from '#accounts';
import { ProfileFields } from '#profiles';
import { UnitOfWork } from '#database';
import { countMembers, pageOfMembers, type MembersQuery } from '../infra/listed-members.js';
import type { Rule } from '../domain/rule.js';
import { readGroup } from '../infra/read-group.js';
import { assertFields, inFormOf } from './assert-fields.js';

/** Maximum number of people in a preview: enough to recognise whom a rule matches. */
const MOST_PREVIEWED = 20;

/** A member of a group. */
export interface Member {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly status: 'active' | 'suspended';
}

/** The members of a group. */
@Injectable()
export class ListMembers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly fields: ProfileFields,
  ) {}

  /**
   * A page, by name, and the total number.
   *
   * @throws DomainError `groups.unknown`
   */
  async page(
    tenantId: string,
    groupId: string,
    query: MembersQuery,
  ): Promise<{ readonly items: readonly Member[]; readonly next: string | null; readonly total: number }> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const group = await readGroup(transaction, groupId);
      const [count] = await transaction.runOnce(countMembers(tenantId, group));
      const found = await transaction.runOnce(pageOfMembers(tenantId, group, query));
      const page = pageOf(
        found,
        query.limit,
        ({ nameKey: _, ...member }) => member,
        ({ nameKey, id }) => [nameKey, id],
      );
      return { ...page, total: count?.members ?? 0 };
    });
  }

  /**
   * The members that a group with this rule would have: how many, and the first of them by name.
   *
   * @throws DomainError `profiles.field_unknown`, `profiles.value_invalid`, `groups.field_of_people`
   */
  async preview(
    tenantId: string,
    asked: Rule,
  ): Promise<{ readonly items: readonly Member[]; readonly total: number }> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const fields = await this.fields.executeIn(transaction);
      assertFields(fields, asked);
      const rule = inFormOf(fields, asked);
      const [count] = await transaction.runOnce(countMembers(tenantId, rule));
      const found = await transaction.runOnce(pageOfMembers(tenantId, rule, { limit: MOST_PREVIEWED }));
      const items = found.slice(0, MOST_PREVIEWED).map(({ nameKey: _, ...member }) => member);
      return { items, total: count?.members ?? 0 };
    });
  }
}
