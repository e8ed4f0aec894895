export { LANGUAGE_TAG, LOCALES, messages, type Locale } from '../i18n/index.js';
export { loadAssets, type Asset, type AssetName, type Assets, type AssetUrls } from './assets.js';
export type * from './page-context.js';
export { inDingTalk, phonePaths, tenantPaths } from './paths.js';
export { builtInPanels } from './panels/built-in-panels.js';
export {
  LogonMethodPanels,
  type LogonMethodPanel,
  type PanelProps,
  type PanelState,
} from './panels/logon-method-panel.js';
export type { MethodEntry } from './logon/method-menu.js';
export { logonPage, type Elsewhere, type LogonNotice, type LogonPageProps } from './logon/logon-page.js';
export { breakGlassPage, type BreakGlassPageProps } from './logon/break-glass-page.js';
export {
  alreadyLoggedOnPage,
  freshAuthenticationPage,
  loggedOffPage,
  type AlreadyLoggedOnPageProps,
  type FreshAuthenticationPageProps,
} from './logon/session-pages.js';
export {
  insideConfirmPage,
  insideIdentifyPage,
  type InsideConfirmPageProps,
  type InsideIdentifyPageProps,
} from './logon/inside-dingtalk-pages.js';
export {
  phoneIdentifyPage,
  phoneOtherAppPage,
  type PhoneIdentifyPageProps,
  type PhoneOtherAppPageProps,
} from './phone/landing-pages.js';
export { phoneConfirmPage, type NumberMatching, type PhoneConfirmPageProps } from './phone/confirm-page.js';
export {
  phoneDeclinedPage,
  phoneDonePage,
  phoneReportedPage,
  type PhoneDonePageProps,
} from './phone/outcome-pages.js';
export { attachPage, type AttachPageProps } from './attach/attach-page.js';
export { attachVerifyPage, type AttachVerifyPageProps } from './attach/verify-page.js';
export {
  attachByLinkPage,
  attachLinkPage,
  attachResultPage,
  attachUndonePage,
  attachWithoutMethodPage,
  type AttachByLinkPageProps,
  type AttachLinkPageProps,
  type AttachResultPageProps,
} from './attach/result-pages.js';
export { homePage, type HomeNotice, type HomePageProps } from './home/home-page.js';
export type { LinkedIdentityView } from './home/linked-identities.js';
export type { SessionView } from './home/open-sessions.js';
export type { RecentLogonView } from './home/recent-logons.js';
export { unlinkPage, type UnlinkPageProps } from './home/unlink-page.js';
export { errorPage, type ErrorPageProps } from './errors/error-page.js';
