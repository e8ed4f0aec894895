import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { contributeToPages } from '#pages';
import { AddField } from './application/add-field.js';
import { ChangeField } from './application/change-field.js';
import { ChangeProfile } from './application/change-profile.js';
import { ImportProfiles } from './application/import-profiles.js';
import { ProfileFields } from './application/profile-fields.js';
import { ProfileWatchers } from './application/profile-watchers.js';
import { ReadProfile } from './application/read-profile.js';
import { RemoveField } from './application/remove-field.js';
import { TellProfiles } from './application/tell-profiles.js';
import { AccountProfilesController } from './http/account-profiles.controller.js';
import { MyProfileController } from './http/my-profile.controller.js';
import { ProfileFieldsController } from './http/profile-fields.controller.js';
import { MyProfileSection } from './pages/my-profile-section.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';

const useCases = [
  AddField,
  ChangeField,
  ChangeProfile,
  ProfileFields,
  ProfileWatchers,
  ReadProfile,
  RemoveField,
  TellProfiles,
];

/** What is kept of people besides what an account is made of. */
@Module({ imports: [AccountsModule], providers: [...useCases, ImportProfiles], exports: useCases })
export class ProfilesModule {}

/** The routes by which administrators say what is kept, and by which they and people themselves see and change it. */
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
