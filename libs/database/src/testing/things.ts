import { p } from '@mikro-orm/core';
import { statementsOn } from '../statements/statements-on.js';
import { defineTable } from '../tables/define-table.js';
import { moduleSchema, tenantOwned } from '../tenant-table.js';

/** Example rows of tenants, like those of a feature. */
export const thingTable = defineTable('spec.thing', {
  properties: { id: p.uuid().primary(), tenantId: p.uuid(), name: p.text() },
});

export const ThingEntity = thingTable.entity;

export const { prepare, db } = statementsOn(thingTable);

/** SQL that creates the table, like a migration. `spec.shut` has no policy for the worker's scope. */
export const THINGS_SQL = [
  ...moduleSchema('spec'),
  'create table spec.thing (id uuid primary key, tenant_id uuid not null, name text not null)',
  ...tenantOwned('spec.thing', ['select', 'insert', 'update', 'delete'], 'worker'),
  'create table spec.shut (id uuid primary key, tenant_id uuid not null, name text not null)',
  ...tenantOwned('spec.shut', ['select', 'insert']),
  // An index that is only checked at the commit, so that the commit itself can fail.
  'create table spec.late (tenant_id uuid not null, n int unique deferrable initially deferred)',
  ...tenantOwned('spec.late', ['select', 'insert']),
];

/** Inserts a thing: its id, its tenant's id, its name. */
export const INSERT_THING = 'insert into spec.thing (id, tenant_id, name) values ($1, $2, $3)';
