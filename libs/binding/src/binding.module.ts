import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { AttachByLink } from './application/attach-by-link.js';
import { KeepAttachment } from './application/keep-attachment.js';
import { CancelAttachment } from './application/cancel-attachment.js';
import { ClaimAttachLink } from './application/claim-attach-link.js';
import { CloseBinding } from './application/close-binding.js';
import { CompleteAttachment } from './application/complete-attachment.js';
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

/** Which person of a provider owns which account, and how the link was made. */
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
