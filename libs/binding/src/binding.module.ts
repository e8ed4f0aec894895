import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonHttpModule, LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { MailModule } from '#mail';
import { contributeToPages } from '#pages';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { AttachByLink } from './application/attach-by-link.js';
import { KeepAttachment } from './application/keep-attachment.js';
import { CancelAttachment } from './application/cancel-attachment.js';
import { ClaimAttachLink } from './application/claim-attach-link.js';
import { CloseBinding } from './application/close-binding.js';
import {
  ATTACH_LINK_PROOF,
  AUTO_MATCH_PROOF,
  CompleteAttachment,
} from './application/complete-attachment.js';
import { CreateAttachLink } from './application/create-attach-link.js';
import { CreateBinding } from './application/create-binding.js';
import { EndBinding } from './application/end-binding.js';
import { EndOwnBinding } from './application/end-own-binding.js';
import { FindAttachLink } from './application/find-attach-link.js';
import { FindBinding } from './application/find-binding.js';
import { ImportBindings } from './application/import-bindings.js';
import { LinkByHand } from './application/link-by-hand.js';
import { ListAttachLinks } from './application/list-attach-links.js';
import { ListBindings } from './application/list-bindings.js';
import { OfferAttachment } from './application/offer-attachment.js';
import { PendingAttachments } from './application/pending-attachments.js';
import { RefuseAttachment } from './application/refuse-attachment.js';
import { RemainingMethods } from './application/remaining-methods.js';
import { ShowBinding } from './application/show-binding.js';
import { StartAttachment } from './application/start-attachment.js';
import { UnlinkedIdentities } from './application/unlinked-identities.js';
import { WithdrawAttachLinks } from './application/withdraw-attach-links.js';
import { AskVouchedEmails } from './unknown/ask-vouched-emails.js';
import { AssertMatch } from './unknown/assert-match.js';
import { ChangeUnknownRule } from './unknown/change-unknown-rule.js';
import { CreateForUnknown } from './unknown/create-for-unknown.js';
import { ForgetUnits } from './unknown/forget-units.js';
import { JudgeUnknown } from './unknown/judge-unknown.js';
import { MeetUnknown } from './unknown/meet-unknown.js';
import { OrganisationDirectory } from './unknown/organisation-directory.js';
import { PreviewUnknownRule } from './unknown/preview-unknown-rule.js';
import { ReadUnknownRule } from './unknown/read-unknown-rule.js';
import { RulesInForce } from './unknown/rules-in-force.js';
import { UnknownRulesController } from './http/unknown-rules.controller.js';
import { AttachLinkController } from './http/attach/attach-link.controller.js';
import { AttachResultController } from './http/attach/attach-result.controller.js';
import { AttachController } from './http/attach/attach.controller.js';
import { AttachedIdentity } from './http/attach/attached-identity.js';
import { ClaimedLinkPage } from './http/attach/claimed-link-page.js';
import { OwnAttachment } from './http/attach/own-attachment.js';
import { ScanWay } from './http/attach/scan-way.js';
import { VerifyController } from './http/attach/verify.controller.js';
import { AttachLinksController } from './http/attach-links.controller.js';
import { BindingsController } from './http/bindings.controller.js';
import { UnlinkController } from './http/home/unlink.controller.js';
import { UnlinkedIdentitiesController } from './http/unlinked-identities.controller.js';
import { NotifyOwnerOfLinks } from './listeners/notify-owner-of-links.js';
import { PurgeAttachments } from './tasks/purge-attachments.js';
import { WithdrawOutgrownLinks } from './listeners/withdraw-outgrown-links.js';
import { errors, WordTakenErrors } from './pages/errors.js';
import { LinkedIdentitiesSection } from './pages/linked-identities-section.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';

const useCases = [
  AttachByLink,
  CancelAttachment,
  ChangeUnknownRule,
  ClaimAttachLink,
  CreateAttachLink,
  CreateBinding,
  EndBinding,
  EndOwnBinding,
  FindAttachLink,
  FindBinding,
  ImportBindings,
  LinkByHand,
  ListAttachLinks,
  ListBindings,
  ForgetUnits,
  MeetUnknown,
  OfferAttachment,
  OrganisationDirectory,
  PendingAttachments,
  PreviewUnknownRule,
  ReadUnknownRule,
  RefuseAttachment,
  RulesInForce,
  ShowBinding,
  StartAttachment,
  UnlinkedIdentities,
  WithdrawAttachLinks,
];

/** Which person of a provider is whose account, and how it came to be. */
@Module({
  imports: [TenancyModule, AccountsModule, LogonMenuModule, LogonModule, ProvidersModule],
  providers: [
    AskVouchedEmails,
    AssertMatch,
    CloseBinding,
    CompleteAttachment,
    CreateForUnknown,
    JudgeUnknown,
    KeepAttachment,
    RemainingMethods,
    ...useCases,
  ],
  exports: useCases,
})
export class BindingModule {}

/** The pages of attachment and of one's own identities, and the API for those who administer them. */
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
    OwnAttachment,
    ScanWay,
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

/** What the worker does for bindings: it tells owners, and clears up. */
@Module({
  imports: [BindingModule, AccountsModule, ProvidersModule, TenancyModule, MailModule],
  providers: [NotifyOwnerOfLinks, PurgeAttachments, WithdrawOutgrownLinks],
})
export class BindingWorkerModule {}
