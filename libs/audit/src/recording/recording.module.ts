import { Module } from '@nestjs/common';
import { ChainEnds } from '../chain/chain-ends.js';
import { ChainTokens } from '../chain/chain-tokens.js';
import { SignedPolicies } from '../policy/signed-policies.js';
import { LogKeys } from '../signing/log-keys.js';
import { LogSigner } from '../signing/log-signer.js';
import { AcceptRestore } from '../statements/accept-restore.js';
import { AnchorLog } from '../statements/anchor-log.js';
import { EndedLogs } from '../statements/ended-logs.js';
import { EndLog } from '../statements/end-log.js';
import { InitialiseLog } from '../statements/initialise-log.js';
import { RekeyLog } from '../statements/rekey-log.js';
import { SignLogStatement } from '../statements/sign-log-statement.js';
import { AppendRecords } from './append-records.js';
import { Partitions } from './partitions.js';

/** The chain of a log and its signed statements. Part of every process, because each may create a tenant or change a policy. */
@Module({
  providers: [
    LogKeys,
    LogSigner,
    ChainEnds,
    ChainTokens,
    SignedPolicies,
    SignLogStatement,
    Partitions,
    AppendRecords,
    InitialiseLog,
    AnchorLog,
    AcceptRestore,
    RekeyLog,
    EndLog,
    EndedLogs,
  ],
  exports: [
    LogKeys,
    LogSigner,
    ChainEnds,
    SignedPolicies,
    SignLogStatement,
    Partitions,
    AppendRecords,
    AnchorLog,
    AcceptRestore,
    RekeyLog,
    EndLog,
    EndedLogs,
  ],
})
export class RecordingModule {}
