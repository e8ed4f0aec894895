import { DomainError } from '#kernel';
import type { AuditExport } from '../stored/audit-export.js';

/** @throws DomainError `export.not_ready`, `export.over` */
export function assertReady({ state, failure }: AuditExport): void {
  switch (state) {
    case 'ready':
      return;
    case 'waiting':
    case 'running':
      throw new DomainError('conflict', 'export.not_ready', { detail: 'The export is still being made.' });
    case 'failed':
    case 'cancelled':
    case 'expired':
      throw new DomainError('gone', 'export.over', {
        detail: `The export is ${state}.`,
        facts: failure === null ? {} : { failure },
      });
  }
}
