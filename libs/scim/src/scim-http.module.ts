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
import { UpdateProfileFromClient } from './application/users/update-profile-from-client.js';
import { WriteUser } from './application/users/write-user.js';
import { ScimResponses } from './http/scim-responses.js';
import { BulkController } from './http/bulk.controller.js';
import { DescriptionsController } from './http/descriptions.controller.js';
import { GroupOperations } from './http/group-operations.js';
import { resourceController } from './http/resource-controller.js';
import { RootController } from './http/root.controller.js';
import { UserOperations } from './http/user-operations.js';

/** The SCIM server, through which programs provision accounts and groups (RFC 7644). */
@Module({
  imports: [AccountsModule, GroupsModule, ProfilesModule],
  controllers: [
    BulkController,
    DescriptionsController,
    RootController,
    resourceController('Groups', GroupOperations),
    resourceController('Users', UserOperations),
  ],
  providers: [
    ScimResponses,
    ChangeUser,
    ClientGroups,
    ClientUsers,
    CreateUser,
    DeleteUser,
    FindGroups,
    FindUsers,
    GroupOperations,
    GroupsOfUsers,
    UpdateProfileFromClient,
    UserOperations,
    WriteGroups,
    WriteUser,
  ],
})
export class ScimHttpModule {}
