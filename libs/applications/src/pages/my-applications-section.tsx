import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HomeSections, type HomeSection, type HomeVisit } from '#pages';
import { MyApplications } from '../application/my-applications.js';
import { MyApplicationsPanel } from './my-applications-panel.js';

/** The home's first part: the applications that the person may use. */
@Injectable()
export class MyApplicationsSection implements HomeSection, OnModuleInit {
  readonly key = 'applications';
  readonly place = 5;
  readonly styles = ['my-applications.css'];
  readonly scripts = ['my-applications.js'];

  constructor(
    private readonly sections: HomeSections,
    private readonly applications: MyApplications,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async draw({ context, tenant, principal }: HomeVisit): Promise<JSX.Element> {
    const applications = await this.applications.of(tenant.id, principal.accountId);
    return <MyApplicationsPanel context={context} applications={applications} />;
  }
}
