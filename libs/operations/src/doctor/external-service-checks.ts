import { Inject, Injectable } from '@nestjs/common';
import { MailServer } from '#mail';
import { Providers, type Provider } from '#providers';
import { SETTINGS, type Settings } from '#runtime';
import { failed, ok, warning, type Check, type Finding } from './finding.js';

/** Milliseconds that another server may take to answer. */
const ANSWER_MS = 4_000;

/** The doctor's checks of the servers other than the database. */
@Injectable()
export class ExternalServiceChecks {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly mailServer: MailServer,
    private readonly providers: Providers,
  ) {}

  checks(): readonly Check[] {
    return [
      { name: 'portal', look: () => this.portal() },
      { name: 'mail-server', look: () => this.mail() },
      ...this.providers.all().map((provider) => ({ name: provider.key, look: () => servers(provider) })),
      { name: 'emergency-access', look: () => Promise.resolve(this.emergencyAccess()) },
    ];
  }

  private async portal(): Promise<Omit<Finding, 'check'>> {
    const { PUBLIC_URL } = this.settings;
    const status = await statusOf(`${PUBLIC_URL}/readyz`);
    if (status === 200) return ok(`${PUBLIC_URL} answers, and its server is ready.`);
    if (status === undefined)
      return warning(
        `${PUBLIC_URL} does not answer this machine.`,
        'Check that the proxy is running, that the name resolves to it, and that its certificate is valid. Possibly only this machine cannot reach it.',
      );
    return failed(
      `${PUBLIC_URL}/readyz answers with ${String(status)}.`,
      'The body says what the server lacks. 404 and 502 come from the proxy.',
    );
  }

  private async mail(): Promise<Omit<Finding, 'check'>> {
    if (this.settings.SMTP_URL === undefined)
      return warning(
        'There is no mail server: codes and notices are not sent.',
        'Set SMTP_URL, unless this is intended.',
      );
    await this.mailServer.greet();
    return ok('The mail server answers and accepts the login.');
  }

  private emergencyAccess(): Omit<Finding, 'check'> {
    if (this.settings.BREAK_GLASS === 'off') return ok('Emergency access is off.');
    return warning('Emergency access is on.', 'Switch it off when it is no longer needed: BREAK_GLASS=off');
  }
}

async function servers({ label, servers: addresses }: Provider): Promise<Omit<Finding, 'check'>> {
  const answers = await Promise.all(addresses.map((address) => statusOf(address)));
  const away = addresses.filter((_, index) => answers[index] === undefined);
  if (away.length === 0) return ok(`${label.en}'s servers answer.`);
  return failed(
    `${away.join(' and ')} cannot be reached.`,
    `Check that the firewall lets this machine reach ${label.en}. For one tenant, run: connection check --tenant <slug>`,
  );
}

/** The HTTP status of an address; undefined when it does not answer. */
async function statusOf(address: string): Promise<number | undefined> {
  try {
    const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined; // the finding names the address, where the operator can see why
  }
}
