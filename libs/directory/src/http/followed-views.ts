import * as z from 'zod';
import { plainText } from '#kernel';
import type { DirectorySettings } from '../domain/settings.js';
import { LINE_STATES } from '../following/following.table.js';
import type { Following } from '../following/show-following.js';
import { mappingChanges, MATCH_BY, SCHEDULES, SWITCH, USERNAME_FROM } from '../domain/settings.js';
import type { SourceUnit } from '../domain/source.js';
import type { StagedPerson } from '../domain/staged-person.js';

const mapping = z.record(z.string(), z.string());

export const settingsView = z
  .object({
    leaverThresholdCount: z.int().describe('More people missing than this stop a run.'),
    leaverThresholdPercent: z.int().describe('A greater share of the people known stops a run.'),
    outboundThresholdCount: z
      .int()
      .describe('A comparison that finds more people to disable at the source says so first.'),
    outboundThresholdPercent: z
      .int()
      .describe('The same for a greater share of the people compared whom the source has.'),
    usernameFrom: z.enum(USERNAME_FROM).describe('What the username of a new account is.'),
    matchBy: z.enum(MATCH_BY).describe('How the account of somebody new is recognised, besides their link.'),
    scope: z
      .array(z.string())
      .describe('Ids of units that are read, with all below them; empty: whatever may be read.'),
    schedule: z.enum(SCHEDULES),
    stream: z.enum(SWITCH).describe('Whether changes are heard on a line that a worker keeps open.'),
    push: z.enum(SWITCH).describe('Whether changes are heard by calls of the source.'),
    mapping: mapping.describe(
      'Attributes of the source by what they go into: `displayName`, `email`, and profile fields by their keys.',
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
    mapping: mappingChanges.describe('What is left out stays; null leaves a field to others.'),
  })
  .partial()
  .meta({ id: 'DirectorySettingChanges' });

const facts = z.record(z.string(), z.unknown()).nullable();

export const followingView = z
  .object({
    stream: z.enum(SWITCH),
    push: z.enum(SWITCH),
    lineState: z.enum(LINE_STATES).describe('Of the line that a worker keeps open'),
    lineFailure: z.string().nullable().describe('Why it could not be kept open, as a code'),
    lineFacts: facts.describe('What is to be set right'),
    openedAt: z.date().nullable(),
    aliveAt: z.date().nullable().describe('When the line was last known to be whole'),
    heardAt: z.date().nullable().describe('When the source last told of a change, either way'),
    waiting: z.int().describe('People and units that are to be looked at yet'),
    waitingSince: z.date().nullable(),
    failure: z.string().nullable().describe('Why they cannot be looked at, as a code'),
    facts: facts.describe('What is to be set right'),
    failedAt: z.date().nullable(),
  })
  .meta({ id: 'DirectoryFollowing' });

export const sourceUnitsQuery = z.strictObject({
  parent: plainText({ max: 64, min: 1 })
    .optional()
    .describe('Units directly below this one, by its id at the source; those at the top when left out.'),
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
    .describe('Where this differs from the mapping that is saved, each as `FIELD=ATTRIBUTE`.'),
});

export const samplesView = z
  .object({
    items: z.array(
      z.object({
        seat: z.string(),
        name: z.string(),
        email: z.string().nullable(),
        title: z.string().nullable(),
        username: z.string().nullable().describe('null: the rule makes none that an account can have.'),
        hasSubject: z
          .boolean()
          .describe('Whether the source tells the lasting id; without it nobody is linked.'),
        profile: z
          .record(z.string(), z.string())
          .describe('What would go into profile fields, by their keys.'),
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
          .describe('Ends with a dot where an organisation names attributes of its own: its name follows.'),
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
