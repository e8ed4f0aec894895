import { Module } from '@nestjs/common';
import { GroupMembersController } from './http/group-members.controller.js';
import { GroupsController } from './http/groups.controller.js';
import { GroupsModule } from './groups.module.js';

/** Their administration. */
@Module({ imports: [GroupsModule], controllers: [GroupsController, GroupMembersController] })
export class GroupsHttpModule {}
