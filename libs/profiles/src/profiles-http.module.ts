import { Module } from '@nestjs/common';
import { contributeToPages } from '#pages';
import { AccountProfilesController } from './http/account-profiles.controller.js';
import { MyProfileController } from './http/my-profile.controller.js';
import { ProfileFieldsController } from './http/profile-fields.controller.js';
import { MyProfileSection } from './pages/my-profile-section.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';
import { ProfilesModule } from './profiles.module.js';

/** Routes with which administrators define fields, and with which they and people themselves see and change profiles. */
@Module({
  imports: [ProfilesModule],
  controllers: [AccountProfilesController, MyProfileController, ProfileFieldsController],
  providers: [
    contributeToPages({
      errors: { en: en.errors, zh: zh.errors },
      notices: { en: en.notices, zh: zh.notices },
    }),
    MyProfileSection,
  ],
})
export class ProfilesHttpModule {}
