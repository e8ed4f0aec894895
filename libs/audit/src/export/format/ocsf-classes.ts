import type { EventDefinition, OcsfActivity } from '#kernel';
import { typeOf } from '../../catalogue/record-types.js';

/** A class of OCSF 1.3 in category 3, Identity & Access Management. */
export interface OcsfClass {
  readonly uid: 3001 | 3002 | 3004;
  readonly name: string;
  readonly activities: Readonly<Record<number, string>>;
}

export const ACCOUNT_CHANGE: OcsfClass = {
  uid: 3001,
  name: 'Account Change',
  activities: { 1: 'Create', 2: 'Enable', 3: 'Password Change', 5: 'Disable', 9: 'Lock' },
};

export const AUTHENTICATION: OcsfClass = {
  uid: 3002,
  name: 'Authentication',
  activities: { 1: 'Logon', 2: 'Logoff' },
};

export const ENTITY_MANAGEMENT: OcsfClass = {
  uid: 3004,
  name: 'Entity Management',
  activities: { 1: 'Create', 2: 'Read', 3: 'Update', 4: 'Delete' },
};

/** The activity for actions without a number in the class; the activity's name is the last word of the event. */
export const OTHER = 99;

/** The OCSF class and activity of record types. */
export interface OcsfRule {
  readonly of: OcsfClass;
  readonly activity: number;
  readonly types: readonly string[];
}

const ACTIVITIES: Readonly<Record<OcsfActivity, Omit<OcsfRule, 'types'>>> = {
  'account-change.create': { of: ACCOUNT_CHANGE, activity: 1 },
  'account-change.enable': { of: ACCOUNT_CHANGE, activity: 2 },
  'account-change.password-change': { of: ACCOUNT_CHANGE, activity: 3 },
  'account-change.disable': { of: ACCOUNT_CHANGE, activity: 5 },
  'account-change.lock': { of: ACCOUNT_CHANGE, activity: 9 },
  'account-change.other': { of: ACCOUNT_CHANGE, activity: OTHER },
  'authentication.logon': { of: AUTHENTICATION, activity: 1 },
  'authentication.logoff': { of: AUTHENTICATION, activity: 2 },
  'authentication.other': { of: AUTHENTICATION, activity: OTHER },
  'entity-management.create': { of: ENTITY_MANAGEMENT, activity: 1 },
  'entity-management.read': { of: ENTITY_MANAGEMENT, activity: 2 },
  'entity-management.update': { of: ENTITY_MANAGEMENT, activity: 3 },
  'entity-management.delete': { of: ENTITY_MANAGEMENT, activity: 4 },
  'entity-management.other': { of: ENTITY_MANAGEMENT, activity: OTHER },
};

/** The classes that the modules declare for their events. Records of other types are Entity Management events. */
export function ocsfRules(events: readonly EventDefinition[]): readonly OcsfRule[] {
  return Object.entries(ACTIVITIES)
    .map(([key, rule]) => ({ ...rule, types: typesOf(events.filter(({ ocsf }) => ocsf === key)) }))
    .filter(({ types }) => types.length > 0);
}

/** The record types of these events, with their former names. */
export function typesOf(events: readonly EventDefinition[]): readonly string[] {
  return [...new Set(events.flatMap(({ name, formerly = [] }) => [name, ...formerly].map(typeOf)))];
}
