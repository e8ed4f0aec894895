import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { AttachByLink } from './application/attach-by-link.js';
import { StoreAttachment } from './application/store-attachment.js';
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
import { AskVouchedEmails } from './unlinked/ask-vouched-emails.js';
import { AssertMatch } from './unlinked/assert-match.js';
import { ChangeUnlinkedRule } from './unlinked/change-unlinked-rule.js';
import { CreateAccountForUnlinked } from './unlinked/create-account-for-unlinked.js';
import { ClearRemovedUnits } from './unlinked/clear-removed-units.js';
import { EvaluateUnlinkedRule } from './unlinked/evaluate-unlinked-rule.js';
import { ApplyUnlinkedRule } from './unlinked/apply-unlinked-rule.js';
import { OrganisationDirectory } from './unlinked/organisation-directory.js';
import { PreviewUnlinkedRule } from './unlinked/preview-unlinked-rule.js';
import { ReadUnlinkedRule } from './unlinked/read-unlinked-rule.js';
import { RulesInForce } from './unlinked/rules-in-force.js';

const useCases = [
  AttachByLink,
  CancelAttachment,
  ChangeUnlinkedRule,
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
  ClearRemovedUnits,
  ApplyUnlinkedRule,
  OfferAttachment,
  OrganisationDirectory,
  PendingAttachments,
  PreviewUnlinkedRule,
  ReadUnlinkedRule,
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
    CreateAccountForUnlinked,
    EvaluateUnlinkedRule,
    StoreAttachment,
    RemainingMethods,
    ...useCases,
  ],
  exports: useCases,
})
export class BindingModule {}
