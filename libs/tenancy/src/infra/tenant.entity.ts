import { databaseNowAsDate } from '#database';
import type { DatabaseNow } from '#kernel';
import type { TenantStatus } from '../domain/tenant.js';
import { tenantTable } from './tenant.table.js';

/** A tenant as it is stored; it never leaves this lib. */
export class TenantEntity extends tenantTable.entity.class {
  /** Changes the status. Returns whether it changed. A suspension ends every session for good. */
  become(status: TenantStatus, now: DatabaseNow): boolean {
    if (this.status === status) return false;
    this.status = status;
    if (status === 'suspended') this.sessionEpoch += 1;
    this.updatedAt = databaseNowAsDate(now);
    return true;
  }

  isBeingDeleted(): boolean {
    return (this.deletionBeganAt ?? null) !== null;
  }

  /** Marks the beginning of the deletion. Returns false if it had already begun. */
  beginDeletion(now: DatabaseNow): boolean {
    if (this.isBeingDeleted()) return false;
    this.deletionBeganAt = databaseNowAsDate(now);
    return true;
  }

  set(name: string, settings: Readonly<Record<string, unknown>>, now: DatabaseNow): void {
    this.name = name;
    this.settings = settings;
    this.updatedAt = databaseNowAsDate(now);
  }
}

tenantTable.entity.setClass(TenantEntity);

/** For `DatabaseModule.forRoot`. */
export const tenancyEntities = [tenantTable.entity];
