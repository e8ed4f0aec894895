import { Module } from '@nestjs/common';
import { ProfilesModule } from '#profiles';
import { ChangeGroup } from './application/change-group.js';
import { ChangeMembers } from './application/change-members.js';
import { CheckRule } from './application/check-rule.js';
import { CreateGroup } from './application/create-group.js';
import { DeleteGroup } from './application/delete-group.js';
import { GroupWatchers } from './application/group-watchers.js';
import { ListGroups } from './application/list-groups.js';
import { ListMembers } from './application/list-members.js';
import { RuleNames } from './application/rule-names.js';

const useCases = [
  ChangeGroup,
  ChangeMembers,
  CreateGroup,
  DeleteGroup,
  GroupWatchers,
  ListGroups,
  ListMembers,
  RuleNames,
];

/** Groups of accounts, with members by hand or by rule. */
@Module({ imports: [ProfilesModule], providers: [...useCases, CheckRule], exports: useCases })
export class GroupsModule {}
