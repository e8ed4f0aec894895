import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HomeSections, type HomeSection, type HomeVisit } from '#pages';
import { ReadProfile } from '../application/read-profile.js';
import { MyProfile } from './my-profile.js';

/** The home page's section about the person's profile. Left out if it has no values and the person can enter none. */
@Injectable()
export class MyProfileSection implements HomeSection, OnModuleInit {
  readonly key = 'profile';
  readonly place = 8;

  constructor(
    private readonly sections: HomeSections,
    private readonly profiles: ReadProfile,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async draw({ context, tenant, principal }: HomeVisit): Promise<JSX.Element> {
    const { entries } = await this.profiles.execute(tenant.id, principal.accountId, 'person');
    const shown = entries.filter(({ value, mayEdit }) => value !== null || mayEdit);
    return shown.length === 0 ? '' : <MyProfile context={context} entries={shown} />;
  }
}
