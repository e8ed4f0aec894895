import type { DynamicModule } from '@nestjs/common';
import { Registry } from 'prom-client';
import { hashSecret, newId, newSecret } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { AccountsModule, accountsEntities } from '#accounts';
import { CreateConnection } from '#dingtalk';
import { DingTalkQrModule, METHOD_KEY, SwitchQrLogon } from '#dingtalk-qr';
import { LogonMethods, type LogonMethod } from '#logon-menu';
import { CreateTenant, TenancyModule, tenancyEntities } from '#tenancy';
import { METRICS } from '#http';
import { startFeature, type TestDatabase, type TestFeature } from '#testing';
import { IssueTicket, type IssuedTicket } from '../application/issue-ticket.js';
import { DecideTicket, QrLogonModule, QrLogonWorkerModule, ScanTicket } from '../index.js';

/** Metrics, as in a process that can be monitored. */
const FIGURES: DynamicModule = {
  module: class Figures {},
  global: true,
  providers: [{ provide: METRICS, useFactory: () => new Registry() }],
  exports: [METRICS],
};

const MODULES = [
  FIGURES,
  TenancyModule,
  AccountsModule,
  QrLogonModule,
  QrLogonWorkerModule,
  DingTalkQrModule,
];
const ENTITIES = [...tenancyEntities, ...accountsEntities];

const PROOF: LogonMethod = {
  key: 'proof',
  label: { en: 'Proof', zh: '证明' },
  isBuiltIn: true,
  isEnabledByDefault: true,
  evidence: { factor: 'knowledge', amr: ['pwd'] },
  canVerifyAccount: true,
  needsOtherMethod: false,
  isAvailable: () => true,
  credentialStatusOf: () => Promise.resolve('usable'),
  isUsableByRole: () => Promise.resolve(true),
};

export const DEVICE = { ip: '192.0.2.7', userAgent: 'Spec' };

/** A value that identifies a browser or phone. */
export const aBrowser = (): Buffer => hashSecret(newSecret());

/** Hash of the value in a QR code. */
export const scanHashOf = ({ scanUrl }: IssuedTicket): Buffer => hashSecret(scanUrl.split('/').at(-1) ?? '');

/** QR logon in a tenant of the running test, with one other method, `proof`. */
export class QrScene {
  tenantId = '';
  connectionId = '';
  #connections = 0;

  private constructor(readonly feature: TestFeature) {}

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<QrScene> {
    const feature = await startFeature(MODULES, { entities: ENTITIES, environment });
    feature.app.get(LogonMethods).register(PROOF);
    return new QrScene(feature);
  }

  /** A worker of the same installation. */
  static async startWorker(database: TestDatabase): Promise<TestFeature> {
    const worker = await startFeature(MODULES, { entities: ENTITIES, database, worker: true });
    worker.app.get(LogonMethods).register(PROOF);
    return worker;
  }

  readonly get: TestFeature['app']['get'] = (token: never) => this.feature.app.get(token);

  /** A new tenant for the next test, whose people log on through one connection. */
  async begin(): Promise<void> {
    await this.beginWithoutLogon();
    await this.get(SwitchQrLogon).enable(this.tenantId, this.connectionId);
  }

  /** A new tenant for the next test, with one connection that is off. */
  async beginWithoutLogon(): Promise<void> {
    const slug = `t-${newId().slice(-12)}`;
    this.tenantId = (await this.get(CreateTenant).execute({ slug, name: 'Acme' })).id;
    this.connectionId = await this.newConnection();
  }

  async newConnection(): Promise<string> {
    const key = `c${String((this.#connections += 1))}`;
    const app = {
      corpId: 'dingcorp',
      clientId: `client-${key}`,
      clientSecret: 'spec-secret',
      displayName: 'Acme',
    };
    return (await this.get(CreateConnection).execute(this.tenantId, { key, ...app })).id;
  }

  issue(browserHash = aBrowser(), network = '192.0.2.0/24', codesPerNetwork = 300): Promise<IssuedTicket> {
    return this.get(IssueTicket).execute({
      tenantId: this.tenantId,
      method: METHOD_KEY,
      browserHash,
      network,
      codesPerNetwork,
      device: DEVICE,
      returnTo: '/home',
    });
  }

  async scan(ticket: IssuedTicket, phoneHash = aBrowser()): Promise<void> {
    await this.get(ScanTicket).execute({
      tenantId: this.tenantId,
      method: METHOD_KEY,
      scanHash: scanHashOf(ticket),
      phoneHash,
      phone: DEVICE,
      identity: {
        provider: 'dingtalk',
        connectionId: this.connectionId,
        subject: 'UNION-alice',
        name: 'Alice',
        attributes: { corpId: 'dingcorp', userId: 'alice' },
      },
    });
  }

  /** Takes a ticket to `confirmed`. */
  async confirm(ticket: IssuedTicket): Promise<void> {
    const phoneHash = aBrowser();
    await this.scan(ticket, phoneHash);
    await this.get(DecideTicket).confirm({
      tenantId: this.tenantId,
      method: METHOD_KEY,
      ticket: { by: 'scan', hash: scanHashOf(ticket) },
      phoneHash,
      device: DEVICE,
    });
  }

  run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).run(this.tenantId, work);
  }

  rows<Row extends Record<string, unknown>>(text: string): Promise<Row[]> {
    return this.run((transaction) => transaction.query<Row>(text));
  }

  /** States of the tenant's tickets and why they ended, oldest first. */
  states(): Promise<string[]> {
    return this.rows<{ state: string }>(
      `select concat_ws(' ', state, end_reason) as state from (
         select created_at, id, state, end_reason from qr_logon.ticket
         union all select created_at, id, case when end_reason is null then 'created' else 'cancelled' end, end_reason
           from qr_logon.waiting_code) ticket
       order by created_at, id`,
    ).then((rows) => rows.map(({ state }) => state));
  }
}
