import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HomeSections, tenantPaths, type HomeSection, type HomeVisit, type TenantContext } from '#pages';
import { MyApplications, type MyApplication } from '../application/my-applications.js';
import { texts } from './texts/index.js';

/** The home's list of applications that the person may use. Left out while there is none. */
@Injectable()
export class MyApplicationsSection implements HomeSection, OnModuleInit {
  readonly key = 'applications';
  readonly place = 5;

  constructor(
    private readonly sections: HomeSections,
    private readonly applications: MyApplications,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async draw({ context, tenant, principal }: HomeVisit): Promise<JSX.Element> {
    const mine = await this.applications.of(tenant.id, principal.accountId);
    if (mine.length === 0) return '';
    const t = texts(context.locale);
    return (
      <section class="panel" aria-labelledby="applications">
        <h2 id="applications" safe>
          {t.title}
        </h2>
        <p class="hint" safe>
          {t.text}
        </p>
        <ul class="rows">
          {mine.map((application) => (
            <Row context={context} application={application} />
          ))}
        </ul>
      </section>
    );
  }
}

function Row({ context, application }: { context: TenantContext; application: MyApplication }) {
  const t = texts(context.locale);
  const { base } = tenantPaths(context.tenant.slug);
  return (
    <li class="row">
      <div>
        <p class="row-title">
          {application.logo === null ? (
            ''
          ) : (
            <img class="logo" src={application.logo} alt="" width="40" height="40" />
          )}
          <span safe>{application.name}</span>
        </p>
        {application.description === '' ? (
          ''
        ) : (
          <p class="hint" safe>
            {application.description}
          </p>
        )}
      </div>
      <a
        class="button small"
        href={application.start.startsWith('/') ? `${base}${application.start}` : application.start}
        rel="noreferrer"
        aria-label={t.openName(application.name)}
        safe
      >
        {t.open}
      </a>
    </li>
  );
}
