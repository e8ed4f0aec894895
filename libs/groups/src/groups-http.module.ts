import { Module } from '@nestjs/common';
import { GroupMembersController } from './http/group-members.controller.js';
import { GroupsController } from './http/groups.controller.js';
import { GroupsModule } from './groups.module.js';

/** The API for administrators of groups. */
@Module({ imports: [GroupsModule], controllers: [GroupsController, GroupMembersController] })
export class GroupsHttpModule {}
