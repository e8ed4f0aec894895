import * as z from 'zod';
import { plainText } from '#kernel';
import type { Field } from '#profiles';
import { DEFAULT_MAPPING, type Mapping } from './mapping.js';

/** What usernames are made from. */
export const USERNAME_FROM = ['userId', 'email', 'jobNumber'] as const;

/** How the account of a new person is recognised, unless they are linked already. */
export const MATCH_BY = ['none', 'email', 'mobile'] as const;

/** How often a synchronisation starts automatically. */
export const SCHEDULES = ['off', 'hourly', 'daily'] as const;

/** Whether a way of receiving changes is used. */
export const SWITCH = ['off', 'on'] as const;

/** Topic of the live notice that settings have changed. */
export const SETTINGS_TOPIC = 'directory-settings';

const percent = z.coerce.number().int().min(0).max(100);
const count = z.coerce.number().int().min(0).max(1_000_000);

/** External ids of units; in a text, separated by commas. */
const unitIds = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(',').map((one) => one.trim()))])
  .transform((ids) => [...new Set(ids.filter((id) => id !== ''))])
  .pipe(z.array(z.string().min(1).max(64)).max(200));

/** Attributes by target field; null: none. */
export const mappingChanges = z
  .record(plainText({ max: 100, min: 1 }), plainText({ max: 100 }).nullable())
  .refine((changes) => Object.keys(changes).length <= 100, 'names more fields than there can be');

/** Changes of settings; those left out stay. Numbers may be given as texts. */
export const settingsChanges = z
  .strictObject({
    leaverThresholdCount: count,
    leaverThresholdPercent: percent,
    outboundThresholdCount: count,
    outboundThresholdPercent: percent,
    usernameFrom: z.enum(USERNAME_FROM),
    matchBy: z.enum(MATCH_BY),
    scope: unitIds,
    schedule: z.enum(SCHEDULES),
    stream: z.enum(SWITCH),
    push: z.enum(SWITCH),
    mapping: mappingChanges,
  })
  .partial();

export type SettingsChanges = z.input<typeof settingsChanges>;

/** The settings by which a tenant's directory follows its source. */
export interface DirectorySettings {
  /** A run stops if more people than this have left. */
  readonly leaverThresholdCount: number;
  /** A run stops if a larger share of the known people than this has left, in percent. */
  readonly leaverThresholdPercent: number;
  /** A comparison that would disable more people than this at the source warns first. */
  readonly outboundThresholdCount: number;
  /** The same as a share of the compared people whom the source has, in percent. */
  readonly outboundThresholdPercent: number;
  readonly usernameFrom: (typeof USERNAME_FROM)[number];
  readonly matchBy: (typeof MATCH_BY)[number];
  /** External ids of the units to read, with all units below them; empty: everything that the source shows. */
  readonly scope: readonly string[];
  /** Counted from the start of the last run, so that tenants do not all read on the hour. */
  readonly schedule: (typeof SCHEDULES)[number];
  /** Changes arrive on a stream that a worker keeps open. */
  readonly stream: (typeof SWITCH)[number];
  /** Changes arrive as calls of the source to our address. */
  readonly push: (typeof SWITCH)[number];
  readonly mapping: Mapping;
}

/** The settings of a run, and the fields that the mapping can fill. */
export interface RunSettings extends DirectorySettings {
  readonly fields: readonly Field[];
}

export const DEFAULT_SETTINGS: DirectorySettings = {
  leaverThresholdCount: 20,
  leaverThresholdPercent: 25,
  outboundThresholdCount: 20,
  outboundThresholdPercent: 25,
  usernameFrom: 'userId',
  matchBy: 'none',
  scope: [],
  schedule: 'off',
  stream: 'off',
  push: 'off',
  mapping: DEFAULT_MAPPING,
};
