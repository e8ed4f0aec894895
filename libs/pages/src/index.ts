export type { AssetUrls } from './assets/assets.js';
export type * from './context/page-context.js';
export { PageContexts } from './context/page-contexts.js';
export { rememberApp } from './context/remembered-app.js';
export { rememberTenant } from './context/remembered-tenant.js';
export { setRetryLink } from './context/retry-link.js';
export { contributeToPages } from './contribute-to-pages.js';
export { deviceKind } from './devices/device-kind.js';
export { deviceView, seenDeviceView, userAgentOf } from './devices/devices.js';
export { originView } from './devices/origin-view.js';
export { errorPage } from './errors/error-page.js';
export { ErrorTexts, type ErrorContribution } from './errors/error-texts.js';
export { HomeSections, type HomeSection, type HomeVisit } from './home/home-sections.js';
export { LOCALES, type Locale } from './i18n/locale.js';
export { textsIn } from './i18n/texts-in.js';
export { BrandHeading } from './layout/brand.js';
export { Document, toHtml } from './layout/document.js';
export { CopyButton } from './layout/copy-button.js';
export { DescriptionItem, DescriptionList } from './layout/description-list.js';
export { Field, Form, PasswordField } from './layout/form.js';
export { Icon, SignOf, type IconName, type Logo, type Sign } from './layout/icons.js';
export { Timestamp } from './layout/timestamp.js';
export { ErrorBox, Notice, Refusal } from './layout/notice.js';
export { oneTimeLinkPage, type OneTimeLinkPageProps } from './layout/one-time-link-page.js';
export { Panel } from './layout/panel.js';
export { MessageCard } from './layout/message-card.js';
export { noticeCode, PageNotices } from './notices/page-notices.js';
export { PagesModule } from './pages.module.js';
export {
  LogonPanels,
  type LogonPanel,
  type LogonVisit,
  type PanelProps,
  type PanelState,
  type HelpLink,
} from './panels/logon-panels.js';
export { linkToMethod, MethodMenu, type MethodEntry } from './panels/method-menu.js';
export { UnlistedMethods } from './panels/unlisted-methods.js';
export { tenantPaths } from './paths.js';
export { formFields, type FormFields } from './request/form-fields.js';
export { methodKey } from './request/method-key.js';
export { BEFORE_LOGON, Page } from './request/page.js';
export { texts as commonTexts } from './texts/index.js';
