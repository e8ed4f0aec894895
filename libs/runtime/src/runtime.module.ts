import { Module, type DynamicModule } from '@nestjs/common';
import { CLOCK, systemClock, type Clock } from '#kernel';
import { KEY_RING, KeyRing } from './key-ring.js';
import { createLogger, LOGGER } from './logger.js';
import { Outages } from './outages.js';
import { SETTINGS, type Settings } from './settings.js';

/** Provides what every process needs: settings, clock, key ring and logger. */
@Module({})
export class RuntimeModule {
  /** @param process name of the process in its log lines: `server`, `worker`, `cli` */
  static forRoot(process: string, settings: Settings, clock: Clock = systemClock): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: CLOCK, useValue: clock },
      { provide: KEY_RING, useValue: KeyRing.from(settings.ENCRYPTION_KEYS) },
      { provide: LOGGER, useValue: createLogger(process, settings.LOG_LEVEL) },
    ];
    return {
      module: RuntimeModule,
      global: true,
      providers: [...providers, Outages],
      exports: [...providers, Outages],
    };
  }
}
