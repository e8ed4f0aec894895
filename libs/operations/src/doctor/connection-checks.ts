import { Injectable } from '@nestjs/common';
import { ListConnections, Providers, type Provider } from '#providers';
import { ListTenants } from '#tenancy';
import { ok, warning, type Check, type Finding } from './finding.js';

/** Maximum number of tenants to check: more would take longer than a check may. */
const MOST_TENANTS = 500;

/** Maximum number of connections named in a finding. */
const MOST_NAMED = 5;

/** Reports the last check of each connection, one finding for each provider. Does not query the providers again. */
@Injectable()
export class ConnectionChecks {
  constructor(
    private readonly tenants: ListTenants,
    private readonly connections: ListConnections,
    private readonly providers: Providers,
  ) {}

  checks(): readonly Check[] {
    return this.providers.all().map((provider) => ({
      name: `${provider.key}-connections`,
      look: () => this.look(provider),
    }));
  }

  private async look(provider: Provider): Promise<Omit<Finding, 'check'>> {
    const tenants = (await this.tenants.execute()).filter(({ status }) => status === 'active');
    const broken: string[] = [];
    let used = 0;
    for (const { id, slug } of tenants.slice(0, MOST_TENANTS)) {
      const [connections, checks] = await Promise.all([
        this.connections.execute(id),
        provider.lastChecks(id),
      ]);
      for (const { id: connection, key, provider: of, state } of connections) {
        if (of !== provider.key || state !== 'enabled') continue;
        used += 1;
        const items = checks.get(connection)?.items ?? [];
        if (items.some(({ outcome }) => outcome === 'failed')) broken.push(`${slug}/${key}`);
      }
    }
    if (broken.length === 0)
      return ok(`The last check of ${String(used)} connections in use found no problem.`);
    const named = broken.slice(0, MOST_NAMED).join(', ');
    return warning(
      `The last check of ${String(broken.length)} connections found a problem: ${named}.`,
      'For details, run: connection check --tenant <slug>',
    );
  }
}
