import { Module } from '@nestjs/common';
import { ReadPolicy } from '../policy/read-policy.js';
import { ResolveFilter } from '../search/resolve-filter.js';
import { RecordingModule } from '../recording/recording.module.js';
import { DirectContent } from './download/direct-content.js';
import { DownloadExport } from './download/download-export.js';
import { ExportManifest } from './download/export-manifest.js';
import { StoredContent } from './download/stored-content.js';
import { ExportToStream } from './export-to-stream.js';
import { CancelExport } from './stored/cancel-export.js';
import { CompleteExport } from './stored/complete-export.js';
import { CreateExport } from './stored/create-export.js';
import { FindExport } from './stored/find-export.js';
import { ResolveExportSpec } from './stored/resolve-export-spec.js';
import { WriteExport } from './write-export.js';

/** Exports of the log: ordered, downloaded, or written at once. */
@Module({
  imports: [RecordingModule],
  providers: [
    ResolveFilter,
    ReadPolicy,
    WriteExport,
    ResolveExportSpec,
    CompleteExport,
    DirectContent,
    StoredContent,
    CreateExport,
    FindExport,
    CancelExport,
    DownloadExport,
    ExportManifest,
    ExportToStream,
  ],
  exports: [
    WriteExport,
    ResolveExportSpec,
    CompleteExport,
    CreateExport,
    FindExport,
    CancelExport,
    DownloadExport,
    ExportManifest,
    ExportToStream,
  ],
})
export class AuditExportModule {}
