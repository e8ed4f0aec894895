import { Module } from '@nestjs/common';
import { RevokeWithAccount } from './listeners/revoke-with-account.js';
import { PurgeTokens } from './tasks/purge-tokens.js';
import { ApiAccessModule } from './api-access.module.js';

/** The worker's part: it revokes the tokens of suspended accounts, and deletes expired tokens some time later. */
@Module({ imports: [ApiAccessModule], providers: [PurgeTokens, RevokeWithAccount] })
export class ApiAccessWorkerModule {}
