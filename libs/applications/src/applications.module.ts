import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { DirectoryModule } from '#directory';
import { ProfilesModule } from '#profiles';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { AccessEndings } from './application/access-endings.js';
import { AccessReviews } from './application/access-reviews.js';
import { ApplicationDirectory } from './application/application-directory.js';
import { ApplicationUses } from './application/application-uses.js';
import { ApplicationRegister } from './application/application-register.js';
import { AssignApplication } from './application/assign-application.js';
import { ChangeApplication } from './application/change-application.js';
import { CreateApplication } from './application/create-application.js';
import { DeleteApplication } from './application/delete-application.js';
import { ExplainAccess } from './application/explain-access.js';
import { ReviewAccessOnProfileChange } from './application/review-access-on-profile-change.js';
import { ReviewAccessOnUnitChange } from './application/review-access-on-unit-change.js';
import { KnownScopes } from './application/known-scopes.js';
import { MyApplications } from './application/my-applications.js';
import { OpenApplication } from './application/open-application.js';
import { OidcPart } from './application/oidc-part.js';
import { ProtocolParts } from './application/protocol-parts.js';
import { RotateClientSecret } from './application/rotate-client-secret.js';
import { RotateSigningKeys } from './application/rotate-signing-keys.js';
import { SigningKeys } from './application/signing-keys.js';
import { KeyCipher } from './infra/key-cipher.js';
import { OutgoingCalls } from './infra/outgoing-calls.js';

const useCases = [
  AccessEndings,
  AccessReviews,
  ApplicationDirectory,
  ApplicationUses,
  ApplicationRegister,
  AssignApplication,
  ChangeApplication,
  CreateApplication,
  DeleteApplication,
  ExplainAccess,
  KnownScopes,
  MyApplications,
  OpenApplication,
  OutgoingCalls,
  ProtocolParts,
  RotateClientSecret,
  RotateSigningKeys,
  SigningKeys,
];

/** Applications, who may use them, and the keys that sign their tokens. */
@Module({
  imports: [AccountsModule, DirectoryModule, ProfilesModule, ProvidersModule, TenancyModule],
  providers: [ReviewAccessOnProfileChange, ReviewAccessOnUnitChange, KeyCipher, OidcPart, ...useCases],
  exports: useCases,
})
export class ApplicationsModule {}
