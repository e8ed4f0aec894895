import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../../api/generated/api';
import {
  dingTalkConnectionChecksCheck,
  dingTalkConnectionChecksSetup,
  dingTalkConnectionChecksSetupOfNew,
  dingTalkConnectionsCreate,
  dingTalkConnectionsList,
  dingTalkConnectionsReplaceApp,
  dingTalkConnectionsRotateSecret,
  dingTalkConnectionsTurn,
  dingTalkConnectionsUpdate,
} from '../../api/generated/functions';
import type { DingTalkConnection as Connection } from '../../api/generated/models/ding-talk-connection';
import type { DingTalkConnectionChanges as ConnectionChanges } from '../../api/generated/models/ding-talk-connection-changes';
import type { DingTalkConnectionCheck as ConnectionCheck } from '../../api/generated/models/ding-talk-connection-check';
import type { DingTalkConnectionSetup as ConnectionSetup } from '../../api/generated/models/ding-talk-connection-setup';
import type { DingTalkApp } from '../../api/generated/models/ding-talk-app';
import type { NewDingTalkConnection as NewConnection } from '../../api/generated/models/new-ding-talk-connection';
import { problemOf, type Problem } from '../../problems/problem';

export type { Connection, ConnectionCheck, ConnectionSetup, DingTalkApp };
export type CheckItem = NonNullable<Connection['lastCheck']>['items'][number];

/** The tenant's DingTalk connections as stored on the server. */
@Injectable()
export class ConnectionsStore {
  readonly #api = inject(Api);

  readonly connections = signal<readonly Connection[] | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);

  async load(): Promise<void> {
    this.problem.set(undefined);
    try {
      this.connections.set((await this.#api.invoke(dingTalkConnectionsList)).items);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  /** The values to enter in DingTalk's console; null for a connection that does not exist yet. */
  setup(id: string | null): Promise<ConnectionSetup> {
    return id === null
      ? this.#api.invoke(dingTalkConnectionChecksSetupOfNew, {})
      : this.#api.invoke(dingTalkConnectionChecksSetup, { id });
  }

  /** The new connection, which DingTalk has not been asked about yet. The page still shows the form. */
  create(body: NewConnection): Promise<Connection> {
    return this.#api.invoke(dingTalkConnectionsCreate, { body });
  }

  update(connection: Connection, body: ConnectionChanges): Promise<void> {
    return this.change(() => this.#api.invoke(dingTalkConnectionsUpdate, { ...basedOn(connection), body }));
  }

  turn(connection: Connection, enabled: boolean): Promise<void> {
    return this.change(() =>
      this.#api.invoke(dingTalkConnectionsTurn, { ...basedOn(connection), body: { enabled } }),
    );
  }

  rotateSecret(connection: Connection, clientSecret: string): Promise<void> {
    return this.change(() =>
      this.#api.invoke(dingTalkConnectionsRotateSecret, { ...basedOn(connection), body: { clientSecret } }),
    );
  }

  replaceApp(connection: Connection, body: DingTalkApp): Promise<void> {
    return this.change(() =>
      this.#api.invoke(dingTalkConnectionsReplaceApp, { ...basedOn(connection), body }),
    );
  }

  /** Asks DingTalk now, which takes some seconds. Shows and returns the result. */
  async check({ id }: Pick<Connection, 'id'>): Promise<ConnectionCheck> {
    const check = await this.#api.invoke(dingTalkConnectionChecksCheck, { id });
    await this.load();
    return check;
  }

  /** Shows the result of a change; after a refusal, the true state. */
  private async change(send: () => Promise<Connection>): Promise<void> {
    try {
      const changed = await send();
      this.connections.update((all) => all?.map((one) => (one.id === changed.id ? changed : one)));
    } catch (error) {
      await this.load();
      throw error;
    }
  }
}

function basedOn({ id, revision }: Connection): { readonly id: string; readonly 'if-match': string } {
  return { id, 'if-match': `"${revision}"` };
}
