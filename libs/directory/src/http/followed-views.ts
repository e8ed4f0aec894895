import * as z from 'zod';
import { plainText } from '#kernel';
import type { DirectorySettings } from '../domain/settings.js';
import { STREAM_STATES } from '../incremental-sync/following.table.js';
import type { Following } from '../incremental-sync/show-following.js';
import { mappingChanges, MATCH_BY, SCHEDULES, SWITCH, USERNAME_FROM } from '../domain/settings.js';
import type { SourceUnit } from '../domain/source.js';
import type { StagedPerson } from '../domain/staged-person.js';

const mapping = z.record(z.string(), z.string());

export const settingsView = z
  .object({
    leaverThresholdCount: z.int().describe('A run stops if more people than this are missing.'),
    leaverThresholdPercent: z
      .int()
      .describe('A run stops if more than this percentage of the known people are missing.'),
    outboundThresholdCount: z
      .int()
      .describe('A comparison warns if it finds more people than this to disable at the source.'),
    outboundThresholdPercent: z
      .int()
      .describe(
        'A comparison warns if more than this percentage of the compared people at the source are to be disabled.',
      ),
    usernameFrom: z.enum(USERNAME_FROM).describe('Where the username of a new account comes from.'),
    matchBy: z.enum(MATCH_BY).describe('How the account of a new person is found, if there is no link.'),
    scope: z
      .array(z.string())
      .describe(
        'Ids of the units to read, with all units below them. Empty: everything that the app may read.',
      ),
    schedule: z.enum(SCHEDULES),
    stream: z.enum(SWITCH).describe('Whether a worker keeps a connection open to receive changes.'),
    push: z.enum(SWITCH).describe('Whether the source sends changes by HTTP callbacks.'),
    mapping: mapping.describe(
      'Source attribute for each target: `displayName`, `email`, or the key of a profile field.',
    ),
  })
  .meta({ id: 'DirectorySettings' });

export const settingsBody = z
  .strictObject({
    leaverThresholdCount: z.int().min(0).max(1_000_000),
    leaverThresholdPercent: z.int().min(0).max(100),
    outboundThresholdCount: z.int().min(0).max(1_000_000),
    outboundThresholdPercent: z.int().min(0).max(100),
    usernameFrom: z.enum(USERNAME_FROM),
    matchBy: z.enum(MATCH_BY),
    scope: z.array(plainText({ max: 64, min: 1 })).max(200),
    schedule: z.enum(SCHEDULES),
    stream: z.enum(SWITCH),
    push: z.enum(SWITCH),
    mapping: mappingChanges.describe(
      'Omitted targets stay unchanged. null: the source no longer fills the field.',
    ),
  })
  .partial()
  .meta({ id: 'DirectorySettingChanges' });

const facts = z.record(z.string(), z.unknown()).nullable();

export const followingView = z
  .object({
    stream: z.enum(SWITCH),
    push: z.enum(SWITCH),
    lineState: z.enum(STREAM_STATES).describe('State of the connection that a worker keeps open'),
    lineFailure: z
      .string()
      .nullable()
      .describe('Code of the reason why the connection could not be kept open'),
    lineFacts: facts.describe('What to correct'),
    openedAt: z.date().nullable(),
    aliveAt: z.date().nullable().describe('When the connection was last known to work'),
    heardAt: z.date().nullable().describe('When the source last reported a change, by either way'),
    waiting: z.int().describe('Number of people and units that still have to be read'),
    waitingSince: z.date().nullable(),
    failure: z.string().nullable().describe('Code of the reason why they cannot be read'),
    facts: facts.describe('What to correct'),
    failedAt: z.date().nullable(),
  })
  .meta({ id: 'DirectoryFollowing' });

export const sourceUnitsQuery = z.strictObject({
  parent: plainText({ max: 64, min: 1 })
    .optional()
    .describe('Units directly below this one, named by its id at the source. Default: the units at the top.'),
});

export const sourceUnitsView = z
  .object({ items: z.array(z.object({ externalId: z.string(), name: z.string() })) })
  .meta({ id: 'DirectorySourceUnits' });

const mapped = plainText({ max: 200 })
  .regex(/^[^=]+=/, 'is FIELD=ATTRIBUTE')
  .transform((given) => [given.slice(0, given.indexOf('=')), given.slice(given.indexOf('=') + 1)] as const);

export const samplesQuery = z.strictObject({
  usernameFrom: z.enum(USERNAME_FROM).default('userId'),
  map: z
    .union([mapped.transform((one) => [one]), z.array(mapped).max(100)])
    .default([])
    .transform((pairs): Record<string, string> => Object.fromEntries(pairs))
    .describe('Differences from the saved mapping, each as `FIELD=ATTRIBUTE`.'),
});

export const samplesView = z
  .object({
    items: z.array(
      z.object({
        seat: z.string(),
        name: z.string(),
        email: z.string().nullable(),
        title: z.string().nullable(),
        username: z.string().nullable().describe('null: the rule gives no valid username.'),
        hasSubject: z
          .boolean()
          .describe('Whether the source provides the permanent id. Without it, the person cannot be linked.'),
        profile: z
          .record(z.string(), z.string())
          .describe('Values that profile fields would get, by field key.'),
      }),
    ),
  })
  .meta({ id: 'DirectorySamples' });

export const settingsViewOf = ({
  scope,
  mapping: mappedBy,
  ...settings
}: DirectorySettings): z.output<typeof settingsView> => ({
  ...settings,
  scope: [...scope],
  mapping: { ...mappedBy },
});

/** The attributes of people that a source supplies, for choosing what goes into a field. */
export const attributesView = z
  .object({
    items: z.array(
      z.object({
        key: z
          .string()
          .describe(
            "A key that ends with a dot stands for custom attributes of the organisation: append the attribute's name.",
          ),
        label: z.object({ en: z.string(), zh: z.string() }),
      }),
    ),
  })
  .meta({ id: 'DirectorySourceAttributes' });

export const followingViewOf = ({
  lineFacts,
  facts: ownFacts,
  ...following
}: Following): z.output<typeof followingView> => ({
  ...following,
  lineFacts: lineFacts && { ...lineFacts },
  facts: ownFacts && { ...ownFacts },
});

export const sourceUnitsViewOf = (units: readonly SourceUnit[]): z.output<typeof sourceUnitsView> => ({
  items: units.map(({ externalId, name }) => ({ externalId, name })),
});

export const samplesViewOf = (people: readonly StagedPerson[]): z.output<typeof samplesView> => ({
  items: people.map(({ seat, name, email, title, username, subject, profile }) => ({
    seat,
    name,
    email,
    title,
    username,
    hasSubject: subject !== null,
    profile: { ...profile },
  })),
});
