import { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Manifest } from '../../document/manifest.js';
import { FindExport } from '../stored/find-export.js';
import { assertReady } from './assert-ready.js';
import { DirectContent } from './direct-content.js';

/** Gives the signed manifest of an export. */
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
    // Nobody has downloaded it yet: it is read once for what the manifest says about it.
    const made = await this.direct.write(found, nowhere());
    // Somebody else may have been quicker; there is one manifest.
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
