import type { App } from './app.js';
import { ALL_PERMISSIONS } from './permissions.js';

/**
 * Defaults: `name` is the client id, the developer is the first of `corpIds`, everything is granted and published, everybody sees the app, and every
 * address may call.
 */
export interface AppSettings extends Partial<
  Omit<App, 'corpIds' | 'permissions' | 'unpublishedPermissions'>
> {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly corpIds: Iterable<string>;
  readonly permissions?: Iterable<string>;
}

/** The developer console. */
export class Apps {
  readonly #byClientId = new Map<string, App>();

  add(settings: AppSettings): App {
    const corpIds = new Set(settings.corpIds);
    const [developerCorpId = ''] = corpIds;
    const app: App = {
      agentId: 1001 + this.#byClientId.size,
      name: { en: settings.clientId, zh: settings.clientId },
      type: 'internal',
      developerCorpId,
      redirectUrls: [],
      redirectMatching: 'exact',
      otherAddresses: [],
      published: true,
      visibleTo: 'everyone',
      contactScope: 'everyone',
      departmentScope: new Set(),
      ipWhitelist: [],
      ...settings,
      corpIds,
      permissions: new Set(settings.permissions ?? ALL_PERMISSIONS),
      unpublishedPermissions: new Set(),
    };
    this.#byClientId.set(app.clientId, app);
    return app;
  }

  find(clientId: string): App | undefined {
    return this.#byClientId.get(clientId);
  }

  all(): readonly App[] {
    return [...this.#byClientId.values()];
  }

  change(clientId: string, changes: Partial<Omit<App, 'clientId'>>): App {
    const app = this.find(clientId);
    if (app === undefined) throw new Error(`There is no app ${clientId}`);
    const changed = { ...app, ...changes };
    this.#byClientId.set(clientId, changed);
    return changed;
  }

  registerRedirectUrl(clientId: string, url: string): void {
    const registered = this.find(clientId)?.redirectUrls ?? [];
    if (!registered.includes(url)) this.change(clientId, { redirectUrls: [...registered, url] });
  }

  grantPermission(clientId: string, permission: string): void {
    const waiting = this.find(clientId)?.unpublishedPermissions ?? [];
    this.change(clientId, { unpublishedPermissions: new Set([...waiting, permission]) });
  }

  revokePermission(clientId: string, permission: string): void {
    const app = this.find(clientId);
    const without = (from: Iterable<string> = []) => new Set([...from].filter((one) => one !== permission));
    this.change(clientId, {
      permissions: without(app?.permissions),
      unpublishedPermissions: without(app?.unpublishedPermissions),
    });
  }

  publish(clientId: string): void {
    const app = this.find(clientId);
    const permissions = new Set([...(app?.permissions ?? []), ...(app?.unpublishedPermissions ?? [])]);
    this.change(clientId, { published: true, permissions, unpublishedPermissions: new Set() });
  }
}
