import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DatabaseProbe, type DatabaseNeed } from '#database';
import { LiveNotifications } from '#messaging';
import { resolveOptional } from '../app/resolve-optional.js';
import { Readiness } from './readiness.js';

const DATABASE: readonly DatabaseNeed[] = ['database', 'schema', 'writable'];

const NO_NOTICES =
  'Notices between processes do not arrive: waiting browsers check every one to two seconds, and learn of changes that much later.';

/** Registers the dependencies of every process of the product: its database, migrated and writable, and notices. */
@Injectable()
export class RegisterReadinessChecks implements OnModuleInit {
  constructor(
    private readonly moduleRef: ModuleRef,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    const probe = resolveOptional(this.moduleRef, DatabaseProbe);
    if (probe !== undefined)
      for (const name of DATABASE) {
        this.readiness.register({ name, check: async () => (await probe.look())[name] });
      }
    const notices = resolveOptional(this.moduleRef, LiveNotifications);
    if (notices !== undefined) {
      this.readiness.register({
        name: 'notices',
        check: () => Promise.resolve(notices.isConnected() ? undefined : NO_NOTICES),
      });
    }
  }
}
