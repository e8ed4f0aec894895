import { Module } from '@nestjs/common';
import { PurgeThrottle } from './lockout/purge-throttle.js';

/** What the worker does for logon methods: it removes counts and codes that no longer count. */
@Module({ providers: [PurgeThrottle] })
export class AuthenticatorsWorkerModule {}
