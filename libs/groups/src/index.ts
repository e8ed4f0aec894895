export { ChangeGroup } from './application/change-group.js';
export { ChangeMembers } from './application/change-members.js';
export { CreateGroup } from './application/create-group.js';
export { DeleteGroup } from './application/delete-group.js';
export { GroupWatchers, type GroupWatcher } from './application/group-watchers.js';
export { ListGroups } from './application/list-groups.js';
export { ListMembers } from './application/list-members.js';
export type { Rule } from './domain/rule.js';
export type { Group } from './domain/group.js';
export { GroupChanged, GroupDeleted, GroupMembersChanged } from './events.js';
export {
  groupNames,
  groupsOf,
  groupForKeyShare,
  joinableGroups,
  joinableMembers,
} from './infra/joinable-groups.js';
export { holdGroup } from './infra/read-group.js';
export { membersOfGroups } from './infra/listed-members.js';
export { GroupsHttpModule } from './groups-http.module.js';
export { GroupsModule } from './groups.module.js';
