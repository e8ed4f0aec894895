import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  Form,
  HomeSections,
  Timestamp,
  Panel,
  tenantPaths,
  type HomeSection,
  type HomeVisit,
  type TenantContext,
} from '#pages';
import { Consents, type Consent } from '../application/consents.js';
import { texts } from './texts/index.js';

/** The home page's list of applications with the person's consent. Left out while it is empty. */
@Injectable()
export class AllowedSection implements HomeSection, OnModuleInit {
  readonly key = 'allowed-applications';
  readonly place = 25;

  constructor(
    private readonly sections: HomeSections,
    private readonly consents: Consents,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async draw({ context, tenant, principal }: HomeVisit): Promise<JSX.Element> {
    const consents = await this.consents.ofAccount(tenant.id, principal.accountId);
    if (consents.length === 0) return '';
    const t = texts(context.locale).allowed;
    return (
      <Panel
        id="allowed"
        title={t.title}
        text={t.text}
        empty={t.empty}
        rows={consents.map((consent) => (
          <Row context={context} consent={consent} />
        ))}
      />
    );
  }
}

function Row({ context, consent }: { context: TenantContext; consent: Consent }) {
  const t = texts(context.locale).allowed;
  const { base } = tenantPaths(context.tenant.slug);
  return (
    <li class="row">
      <div>
        <p class="row-title" safe>
          {consent.name}
        </p>
        <p class="hint">
          <span safe>{t.since}</span> <Timestamp context={context} at={consent.givenAt} style="relative" />
        </p>
      </div>
      <Form
        context={context}
        action={`${base}/allowed/${encodeURIComponent(consent.applicationId)}/withdraw`}
      >
        <button class="button small" aria-label={t.withdrawName(consent.name)} safe>
          {t.withdraw}
        </button>
      </Form>
    </li>
  );
}
