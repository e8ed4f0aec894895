import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonHttpModule, LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { contributeToPages } from '#pages';
import { ProvidersModule } from '#providers';
import { ATTACH_LINK_PROOF, AUTO_MATCH_PROOF } from './application/complete-attachment.js';
import { UnknownRulesController } from './http/unknown-rules.controller.js';
import { AttachLinkController } from './http/attach/attach-link.controller.js';
import { AttachResultController } from './http/attach/attach-result.controller.js';
import { AttachController } from './http/attach/attach.controller.js';
import { AttachedIdentity } from './http/attach/attached-identity.js';
import { ClaimedLinkPage } from './http/attach/claimed-link-page.js';
import { BrowserAttachment } from './http/attach/browser-attachment.js';
import { ScanFallback } from './http/attach/scan-fallback.js';
import { VerifyController } from './http/attach/verify.controller.js';
import { AttachLinksController } from './http/attach-links.controller.js';
import { BindingsController } from './http/bindings.controller.js';
import { UnlinkController } from './http/home/unlink.controller.js';
import { UnlinkedIdentitiesController } from './http/unlinked-identities.controller.js';
import { errors, WordTakenErrors } from './pages/errors.js';
import { LinkedIdentitiesSection } from './pages/linked-identities-section.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';
import { BindingModule } from './binding.module.js';

/** Pages for attachment and for people's own identities, and the API for administrators. */
@Module({
  imports: [AccountsModule, BindingModule, LogonHttpModule, LogonMenuModule, LogonModule, ProvidersModule],
  controllers: [
    AttachController,
    AttachLinkController,
    AttachLinksController,
    AttachResultController,
    BindingsController,
    UnlinkController,
    UnknownRulesController,
    UnlinkedIdentitiesController,
    VerifyController,
  ],
  providers: [
    AttachedIdentity,
    ClaimedLinkPage,
    BrowserAttachment,
    ScanFallback,
    LinkedIdentitiesSection,
    WordTakenErrors,
    contributeToPages({
      errors,
      notices: { en: en.notices, zh: zh.notices },
      ways: {
        [ATTACH_LINK_PROOF]: { en: en.way, zh: zh.way },
        [AUTO_MATCH_PROOF]: { en: en.matchWay, zh: zh.matchWay },
      },
    }),
  ],
})
export class BindingHttpModule {}
