import { sqlMigration } from './sql-migration.js';

/** Every call to a directory's source first takes a turn: that must not wait for the disk. */
export const unloggedCallPace = sqlMigration('m0104-unlogged-call-pace', [
  `alter table dingtalk.call_pace set unlogged`,
  `comment on table dingtalk.call_pace is 'Turns of calls. Unlogged: after a crash of the database they are counted from the beginning'`,
]);
