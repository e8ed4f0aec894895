import { sqlMigration } from './sql-migration.js';

/** A turn is taken before each call of a directory's source: nobody waits for the disk to have it. */
export const unloggedCallPace = sqlMigration('m0104-unlogged-call-pace', [
  `alter table dingtalk.call_pace set unlogged`,
  `comment on table dingtalk.call_pace is 'Turns of calls. Unlogged: after a crash of the database they are counted from the beginning'`,
]);
