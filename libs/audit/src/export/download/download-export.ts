import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { ExportDownloaded } from '../../events.js';
import { EXPORT_FORMS } from '../format/export-forms.js';
import type { AuditExport } from '../stored/audit-export.js';
import { aboutExport } from '../stored/export-event.js';
import { FindExport } from '../stored/find-export.js';
import { assertReady } from './assert-ready.js';
import { DirectContent } from './direct-content.js';
import { StoredContent } from './stored-content.js';

/** A file that is being downloaded. */
export interface Download {
  readonly fileName: string;
  readonly mediaType: string;
  /** Whether `content` is compressed (`Content-Encoding: gzip`). */
  readonly isGzip: boolean;
  /** A caller that does not read it to the end must destroy it. */
  readonly content: Readable;
}

/** Opens the file of an export, and records the download. */
@Injectable()
export class DownloadExport {
  constructor(
    private readonly findExport: FindExport,
    private readonly direct: DirectContent,
    private readonly stored: StoredContent,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param takesGzip whether the client accepts gzip
   * @throws DomainError `export.unknown`, `export.not_ready`, `export.over`, `database.reads_busy`
   */
  async execute(tenantId: string, id: string, takesGzip: boolean): Promise<Download> {
    const found = await this.findExport.byId(tenantId, id);
    assertReady(found);
    const isGzip = found.isMade && takesGzip;
    const content = found.isMade
      ? await this.openStored(found, isGzip)
      : await this.direct.open(found, () => this.record(found));
    const { mediaType } = EXPORT_FORMS[found.format];
    return { fileName: fileNameOf(found), mediaType, isGzip, content };
  }

  private async openStored(found: AuditExport, isGzip: boolean): Promise<Readable> {
    const content = this.stored.open(found, isGzip);
    try {
      await this.record(found);
    } catch (error) {
      content.destroy(); // no download without a record
      throw error;
    }
    return content;
  }

  private async record(found: AuditExport): Promise<void> {
    await this.unitOfWork.run(found.tenantId, async (transaction) => {
      this.events.publish(transaction, ExportDownloaded, aboutExport(found));
      await Promise.resolve();
    });
  }
}

/** `audit-20261127-1a2b3c4d.csv`: the day of the request, and the end of its id. */
export function fileNameOf({ id, createdAt, format }: AuditExport): string {
  const day = createdAt.toISOString().slice(0, 10).replaceAll('-', '');
  return `audit-${day}-${id.slice(-8)}.${EXPORT_FORMS[format].extension}`;
}
