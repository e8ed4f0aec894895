import type { Connection } from '#database';

/** How many rows of a tenant a table contains, or has lost. */
export interface RowsOfTable {
  /** Name with schema. */
  readonly table: string;
  readonly rows: number;
}

/** A table with rows; for a partitioned table, a partition. */
interface TenantTable {
  readonly name: string;
  /** The partitioned table that it belongs to, or itself. */
  readonly whole: string;
  /** Tables whose rows refer to rows of this one. */
  readonly referrers: readonly string[];
}

/** Rows that one statement removes, in a transaction of its own. */
const BATCH = 1_000;

/** Every table with a column for the tenant, found in the catalogue so that none can be forgotten. */
const TABLES = `
  select c.oid::regclass::text as name, whole.oid::regclass::text as whole,
    array(select distinct f.conrelid::regclass::text from pg_constraint f
          where f.contype = 'f' and f.confrelid = whole.oid and f.conrelid <> whole.oid and f.conparentid = 0) as referrers
  from pg_class c
  join pg_class whole on whole.oid = coalesce(pg_partition_root(c.oid), c.oid)
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
  where c.relkind = 'r' and c.relpersistence <> 't' and c.relnamespace <> 'pg_catalog'::regnamespace
  order by 1`;

/** The rows of one tenant, in all tables, for the owner of the schemas. */
export class TenantRows {
  constructor(
    private readonly owner: Connection,
    private readonly tenantId: string,
  ) {}

  /** Tables with rows of the tenant, and how many. */
  async count(): Promise<readonly RowsOfTable[]> {
    const counted = new Map<string, number>();
    for (const { name, whole } of await this.tables()) {
      const { rows } = await this.owner.query<{ rows: number }>(
        `select count(*)::float8 as rows from ${name} where tenant_id = $1`,
        [this.tenantId],
      );
      counted.set(whole, (counted.get(whole) ?? 0) + (rows[0]?.rows ?? 0));
    }
    return shown(counted);
  }

  /**
   * Removes the rows, referring rows first. Repeats until none are left, as workers may still write a last row. Each batch commits
   * separately.
   */
  async remove(): Promise<readonly RowsOfTable[]> {
    const removed = new Map<string, number>();
    const tables = await this.tables();
    for (let isClean = false; !isClean;) {
      isClean = true;
      for (const { name, whole } of tables) {
        const rows = await this.empty(name);
        if (rows > 0) isClean = false;
        removed.set(whole, (removed.get(whole) ?? 0) + rows);
      }
    }
    return shown(removed);
  }

  private async empty(table: string): Promise<number> {
    for (let removed = 0; ;) {
      const { rowCount } = await this.owner.query(
        `delete from ${table} where ctid = any(array(select ctid from ${table} where tenant_id = $1 limit ${String(BATCH)}))`,
        [this.tenantId],
      );
      removed += rowCount ?? 0;
      if ((rowCount ?? 0) < BATCH) return removed;
    }
  }

  /** Sorts referring tables before the tables they refer to. */
  private async tables(): Promise<readonly TenantTable[]> {
    const { rows } = await this.owner.query<TenantTable & Record<string, unknown>>(TABLES);
    const ordered: TenantTable[] = [];
    const seen = new Set<string>();
    const visit = (table: TenantTable): void => {
      if (seen.has(table.name)) return;
      seen.add(table.name);
      for (const other of rows.filter(({ whole }) => table.referrers.includes(whole))) visit(other);
      ordered.push(table);
    };
    rows.forEach(visit);
    return ordered;
  }
}

function shown(counted: ReadonlyMap<string, number>): readonly RowsOfTable[] {
  return [...counted]
    .map(([table, rows]) => ({ table, rows }))
    .filter(({ rows }) => rows > 0)
    .sort((one, other) => one.table.localeCompare(other.table));
}
