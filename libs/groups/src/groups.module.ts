import { Module } from '@nestjs/common';
import { ChangeGroup } from './application/change-group.js';
import { ChangeMembers } from './application/change-members.js';
import { CreateGroup } from './application/create-group.js';
import { DeleteGroup } from './application/delete-group.js';
import { ListGroups } from './application/list-groups.js';
import { ListMembers } from './application/list-members.js';
import { RuleUnits } from './application/rule-units.js';
import { GroupMembersController } from './http/group-members.controller.js';
import { GroupsController } from './http/groups.controller.js';

const useCases = [ChangeGroup, ChangeMembers, CreateGroup, DeleteGroup, ListGroups, ListMembers, RuleUnits];

/** Groups of accounts, by hand and by rule. */
@Module({ providers: useCases, exports: useCases })
export class GroupsModule {}

/** Their administration. */
@Module({ imports: [GroupsModule], controllers: [GroupsController, GroupMembersController] })
export class GroupsHttpModule {}
