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
export { logonPage, type LogonNotice, type LogonPageProps, type TenantContext } from './logon/logon-page.js';
export { phoneConfirmPage, type NumberMatching, type PhoneConfirmPageProps } from './phone/confirm-page.js';
export { attachPage, type AttachPageProps } from './attach/attach-page.js';
export { attachVerifyPage, type AttachVerifyPageProps } from './attach/verify-page.js';
