import { loggedOffPage } from '#applications';
import type { TenantContext } from '#pages';
import { confirmLogoffPage } from './confirm-logoff-page.js';
import { confirmDevicePage, userCodePage } from './device-pages.js';
import type { OidcPages, ProviderForm, UserCodeProblem } from './oidc-pages.js';
import { refusedPage, shortPage } from './short-pages.js';
import { texts } from './texts/index.js';

/** Renders the provider's pages with the portal's design, in the language of the visit. */
export class HtmlOidcPages implements OidcPages {
  /** @param contextOf creates the context of a page, only when one is rendered */
  constructor(private readonly contextOf: () => TenantContext) {}

  askUserCode(form: ProviderForm, entered: string | undefined, problem: UserCodeProblem | undefined): string {
    return userCodePage({ context: this.contextOf(), form, entered, problem });
  }

  confirmUserCode(form: ProviderForm, userCode: string, application: string): string {
    return confirmDevicePage({ context: this.contextOf(), form, userCode, application });
  }

  deviceDone(application: string): string {
    const context = this.contextOf();
    const t = texts(context.locale).device;
    return shortPage({
      context,
      icon: 'check',
      tone: 'good',
      title: t.doneTitle,
      text: t.doneText(application),
    });
  }

  confirmLogoff(form: ProviderForm, isMeant: boolean): string {
    return confirmLogoffPage({ context: this.contextOf(), form, isMeant });
  }

  loggedOff(): string {
    return loggedOffPage({ context: this.contextOf() });
  }

  goOn(address: string): string {
    const context = this.contextOf();
    const t = texts(context.locale).goOn;
    const link = { href: address, label: t.link };
    return shortPage({ context, icon: 'arrow', tone: 'calm', title: t.title, text: t.text, link });
  }

  refused(error: string, description: string | undefined): string {
    return refusedPage({ context: this.contextOf(), error, description });
  }
}
