import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AddField } from './application/add-field.js';
import { ChangeField } from './application/change-field.js';
import { ChangeProfile } from './application/change-profile.js';
import { ImportProfiles } from './application/import-profiles.js';
import { ProfileFields } from './application/profile-fields.js';
import { ProfileWatchers } from './application/profile-watchers.js';
import { ReadProfile } from './application/read-profile.js';
import { RemoveField } from './application/remove-field.js';
import { ApplySourceProfiles } from './application/apply-source-profiles.js';

const useCases = [
  AddField,
  ChangeField,
  ChangeProfile,
  ProfileFields,
  ProfileWatchers,
  ReadProfile,
  RemoveField,
  ApplySourceProfiles,
];

/** People's profiles: fields in addition to those of accounts. */
@Module({ imports: [AccountsModule], providers: [...useCases, ImportProfiles], exports: useCases })
export class ProfilesModule {}
