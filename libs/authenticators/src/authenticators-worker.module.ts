import { Module } from '@nestjs/common';
import { PurgeThrottle } from './lockout/purge-throttle.js';

/** The worker's part of logon methods: it deletes outdated failure counts and expired codes. */
@Module({ providers: [PurgeThrottle] })
export class AuthenticatorsWorkerModule {}
