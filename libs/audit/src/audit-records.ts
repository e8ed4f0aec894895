import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { AuditRecord } from './audit-record.js';

/** Where a page of the log ends; the next one begins before it. */
export interface AuditPosition {
  readonly occurredAt: Date;
  readonly id: string;
}

/** Most records of one page. */
const LARGEST_PAGE = 500;

/** Reads the log. */
@Injectable()
export class AuditRecords {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Records of a tenant, newest first; those before `before`, if given. */
  async list(
    tenantId: string,
    page: { readonly limit: number; readonly before?: AuditPosition },
  ): Promise<readonly AuditRecord[]> {
    return this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query<AuditRow>(
        `select id, tenant_id as "tenantId", occurred_at as "occurredAt", type, outcome, reason, actor, target,
           method, browser, phone, correlation_id as "correlationId", causation_id as "causationId", detail
         from audit.record
         where tenant_id = $1 and ($2::timestamptz is null or (occurred_at, id) < ($2, $3::uuid))
         order by occurred_at desc, id desc limit $4`,
        [
          tenantId,
          page.before?.occurredAt ?? null,
          page.before?.id ?? null,
          Math.min(Math.max(page.limit, 1), LARGEST_PAGE),
        ],
      ),
    );
  }
}

type AuditRow = { readonly [Key in keyof AuditRecord]: AuditRecord[Key] };
