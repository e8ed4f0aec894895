import { Module } from '@nestjs/common';
import { AddConnection } from './application/add-connection.js';
import { ChangeConnection } from './application/change-connection.js';

const useCases = [AddConnection, ChangeConnection];

/** How tenants are connected to outside providers of identities. */
@Module({ providers: useCases, exports: useCases })
export class ProvidersModule {}
