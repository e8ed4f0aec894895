import { Module } from '@nestjs/common';
import './http/scim-problems.js';
import { AccountsModule } from '#accounts';
import { GroupsModule } from '#groups';
import { ProfilesModule } from '#profiles';
import { ClientGroups } from './application/groups/client-groups.js';
import { FindGroups } from './application/groups/find-groups.js';
import { WriteGroups } from './application/groups/write-groups.js';
import { ChangeUser } from './application/users/change-user.js';
import { ClientUsers } from './application/users/client-users.js';
import { CreateUser } from './application/users/create-user.js';
import { DeleteUser } from './application/users/delete-user.js';
import { FindUsers } from './application/users/find-users.js';
import { GroupsOfUsers } from './application/users/groups-of-users.js';
import { TellProfile } from './application/users/tell-profile.js';
import { WriteUser } from './application/users/write-user.js';
import { Answers } from './http/answers.js';
import { BulkController } from './http/bulk.controller.js';
import { DescriptionsController } from './http/descriptions.controller.js';
import { GroupActs } from './http/group-acts.js';
import { resourceController } from './http/resource-controller.js';
import { RootController } from './http/root.controller.js';
import { UserActs } from './http/user-acts.js';

/** The SCIM server, through which programs provision accounts and groups (RFC 7644). */
@Module({
  imports: [AccountsModule, GroupsModule, ProfilesModule],
  controllers: [
    BulkController,
    DescriptionsController,
    RootController,
    resourceController('Groups', GroupActs),
    resourceController('Users', UserActs),
  ],
  providers: [
    Answers,
    ChangeUser,
    ClientGroups,
    ClientUsers,
    CreateUser,
    DeleteUser,
    FindGroups,
    FindUsers,
    GroupActs,
    GroupsOfUsers,
    TellProfile,
    UserActs,
    WriteGroups,
    WriteUser,
  ],
})
export class ScimHttpModule {}
