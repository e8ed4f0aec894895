import { Module } from '@nestjs/common';
import { DirectoryRunsController } from './http/directory-runs.controller.js';
import { DirectoryController } from './http/directory.controller.js';
import { FollowedConnectionsController } from './http/followed-connections.controller.js';
import { DirectoryModule } from './directory.module.js';

/** The API for administrators of the directory. */
@Module({
  imports: [DirectoryModule],
  controllers: [DirectoryController, DirectoryRunsController, FollowedConnectionsController],
})
export class DirectoryHttpModule {}
