import { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Manifest } from '../../document/manifest.js';
import { FindExport } from '../stored/find-export.js';
import { assertReady } from './assert-ready.js';
import { DirectContent } from './direct-content.js';

/** Returns the signed manifest of an export. */
@Injectable()
export class ExportManifest {
  constructor(
    private readonly findExport: FindExport,
    private readonly direct: DirectContent,
  ) {}

  /** @throws DomainError `export.unknown`, `export.not_ready`, `export.over`, `database.reads_busy` */
  async execute(tenantId: string, id: string): Promise<Manifest> {
    const found = await this.findExport.byId(tenantId, id);
    assertReady(found);
    if (found.manifest !== null) return found.manifest;
    // Not downloaded yet, so the records are read once to create the manifest.
    const made = await this.direct.write(found, nowhere());
    // A concurrent request may have created it first; there is only one manifest.
    return (await this.findExport.byId(tenantId, id)).manifest ?? made;
  }
}

function nowhere(): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
}
