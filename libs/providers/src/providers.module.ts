import { Module } from '@nestjs/common';
import { AddConnection } from './application/add-connection.js';
import { ChangeConnection } from './application/change-connection.js';
import { ListConnections } from './application/list-connections.js';
import { Providers } from './application/providers.js';
import { SwitchConnection } from './application/switch-connection.js';

const useCases = [AddConnection, ChangeConnection, ListConnections, Providers, SwitchConnection];

/** How tenants are connected to outside providers of identities. */
@Module({ providers: useCases, exports: useCases })
export class ProvidersModule {}
