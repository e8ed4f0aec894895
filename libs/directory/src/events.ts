import * as z from 'zod';
import { defineEvent } from '#kernel';
import { RUN_KINDS } from './domain/run.js';
import { MATCH_BY, SCHEDULES, SWITCH, USERNAME_FROM } from './domain/settings.js';

const targets = z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() }));
const count = z.number().int();

const about = {
  runId: z.uuid(),
  connectionId: z.uuid(),
  kind: z.enum(RUN_KINDS),
  isForced: z.boolean(),
};

/** A directory run started: a preview or a synchronisation. */
export const RunStarted = defineEvent(
  'directory.run.started.v1',
  z.object({ outcome: z.literal('success'), ...about, targets }),
  { title: { en: 'Directory run started', zh: '通讯录同步已开始' }, ocsf: 'account-change.other' },
);

/**
 * A directory run ended: done, stopped by a threshold, failed or cancelled. The run's list names the accounts that it created and changed;
 * `listSha256` is the digest of that list. Each suspension and resumption also has its own event.
 */
export const RunEnded = defineEvent(
  'directory.run.ended.v1',
  z.object({
    outcome: z.enum(['success', 'refused']),
    reason: z.string().optional(),
    ...about,
    state: z.enum(['done', 'stopped', 'failed', 'cancelled']),
    counts: z.object({
      created: count,
      updated: count,
      moved: count,
      suspended: count,
      restored: count,
      unchanged: count,
      conflicts: count,
    }),
    applied: count,
    listSha256: z.string(),
  }),
  { title: { en: 'Directory run ended', zh: '通讯录同步已结束' }, ocsf: 'account-change.other' },
);

const settings = z.object({
  leaverThresholdCount: count,
  leaverThresholdPercent: count,
  outboundThresholdCount: count.optional(),
  outboundThresholdPercent: count.optional(),
  usernameFrom: z.enum(USERNAME_FROM),
  matchBy: z.enum(MATCH_BY),
  scope: z.array(z.string()),
  schedule: z.enum(SCHEDULES),
  stream: z.enum(SWITCH).default('off'),
  push: z.enum(SWITCH).default('off'),
  mapping: z.record(z.string(), z.string()).optional(),
});

/** The directory settings of a connection were changed. */
export const SettingsChanged = defineEvent(
  'directory.settings.changed.v1',
  z.object({
    outcome: z.literal('success'),
    connectionId: z.uuid(),
    targets,
    before: settings,
    after: settings,
  }),
  {
    title: { en: 'Directory settings changed', zh: '通讯录同步设置已变更' },
    ocsf: 'entity-management.update',
  },
);
