import { AccountsModule, accountsEntities, CreateAccount, type Role } from '#accounts';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { CreateTenant, tenancyEntities } from '#tenancy';
import { startFeature, type TestFeature } from '#testing';
import { AddField, ChangeProfile, ProfilesModule, ReadProfile, ApplySourceProfiles } from '../index.js';
import type { Source } from '../domain/field.js';
import type { NewField } from '../domain/new-field.js';

/** A tenant with two people who have profiles. */
export class ProfileScene {
  tenantId = '';
  ann = '';
  ben = '';

  private constructor(readonly feature: TestFeature) {}

  static async start(): Promise<ProfileScene> {
    const entities = [...tenancyEntities, ...accountsEntities];
    return new ProfileScene(await startFeature([AccountsModule, ProfilesModule], { entities }));
  }

  get<T>(token: new (...given: never[]) => T): T {
    return this.feature.app.get<T>(token, { strict: false });
  }

  async begin(): Promise<void> {
    this.tenantId = await this.newTenant();
    this.ann = await this.newAccount('ann');
    this.ben = await this.newAccount('ben');
  }

  async newTenant(): Promise<string> {
    const slug = `t-${newId().slice(-12)}`;
    return (await this.get(CreateTenant).execute({ slug, name: 'Acme' })).id;
  }

  async newAccount(username: string, role: Role = 'member'): Promise<string> {
    const names = { username, displayName: username, role };
    return (await this.get(CreateAccount).execute(this.tenantId, names)).id;
  }

  add(input: Partial<NewField> & { readonly key: string }) {
    const label = { en: input.key, zh: input.key };
    return this.get(AddField).execute(this.tenantId, { label, type: 'text', ...input });
  }

  enter(accountId: string, values: Readonly<Record<string, string | null>>): Promise<void> {
    return this.get(ChangeProfile).execute(this.tenantId, accountId, values, { by: 'administrators' });
  }

  tell(accountId: string, source: Source, values: Readonly<Record<string, string | null>>) {
    return this.get(UnitOfWork).run(this.tenantId, (transaction) =>
      this.get(ApplySourceProfiles).executeIn(transaction, source, [{ accountId, values }]),
    );
  }

  async valueOf(accountId: string, key: string): Promise<string | null | undefined> {
    const { entries } = await this.get(ReadProfile).execute(this.tenantId, accountId, 'administrators');
    return entries.find(({ field }) => field.key === key)?.value;
  }

  /** The tenant's rows of fields. */
  rows(): Promise<readonly object[]> {
    return this.get(UnitOfWork).run(this.tenantId, (transaction) =>
      transaction.query('select key from profiles.field', []),
    );
  }

  /** Payloads of the tenant's events of that name. */
  async payloads(name: string): Promise<readonly object[]> {
    const rows = await this.get(UnitOfWork).run(this.tenantId, (transaction) =>
      transaction.query<{ payload: object }>('select payload from messaging.outbox where name = $1', [name]),
    );
    return rows.map(({ payload }) => payload);
  }
}
