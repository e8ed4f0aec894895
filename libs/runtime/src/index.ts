export { EncryptedColumn, encryptedColumns, type EncryptedValue } from './encrypted-column.js';
export { KEY_RING, KeyRing } from './key-ring.js';
export { createLogger, LOGGER, nestLogger, type Logger } from './logger.js';
export { Outages } from './outages.js';
export { reasonOf } from './reason-of.js';
export { isReadOnly, isServiceAway } from './service-away.js';
export { redactText } from './redaction.js';
export {
  nameTenant,
  requestContext,
  runInContext,
  withContext,
  type Actor,
  type RequestContext,
} from './request-context.js';
export { misspeltSettings } from './misspelt-settings.js';
export { whyItCannotListen } from './why-it-cannot-listen.js';
export { runProcess } from './run-process.js';
export { RuntimeModule } from './runtime.module.js';
export { settingList, type SettingFacts } from './setting-list.js';
export type { SigningKey } from './signing-key.js';
export {
  readSettings,
  SETTINGS,
  SettingsError,
  settingsSchema,
  withSecretFiles,
  type Settings,
} from './settings.js';
