import { Module } from '@nestjs/common';
import { ExportInMaking } from './making/export-in-making.js';
import { MakeExport } from './making/make-export.js';
import { MakeExports } from './making/make-exports.js';
import { PurgeExports } from './making/purge-exports.js';
import { AuditExportModule } from './audit-export.module.js';

/** The worker's part: makes large exports, and removes expired ones. */
@Module({ imports: [AuditExportModule], providers: [ExportInMaking, MakeExport, MakeExports, PurgeExports] })
export class AuditExportWorkerModule {}
