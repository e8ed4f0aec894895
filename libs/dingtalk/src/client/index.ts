export { publicEndpoints, type AppCredentials, type DingTalkApp, type DingTalkEndpoints } from './app.js';
export { authorisationUrl, type AuthorisationRequest } from './authorisation-url.js';
export { parseCallback, type AuthorisationAnswer } from './callback.js';
export type { CheckTarget } from './checks/check-connection.js';
export type { CheckId, CheckItem } from './checks/check-item.js';
export { consolePlaces } from './checks/console-places.js';
export { adviceFor } from './checks/advice.js';
export type { Contact } from './contacts/contact.js';
export type { LeaveRecord } from './contacts/leave-records.js';
export {
  decryptCallback,
  encryptCallback,
  isSignature,
  randomLetters,
  signatureOf,
  type CallbackKeys,
} from './push/callback-crypto.js';
export { jsonOf } from './stream/frame.js';
export { contactChangesOf, valueOf, type ContactChange } from './stream/contact-change.js';
export type { StreamListener } from './stream/stream-connection.js';
export { DingTalkContacts, type AddressBook } from './contacts/contacts.js';
export type { Department } from './contacts/departments.js';
export type { ContactScope } from './contacts/contact-scope.js';
export type { WaitForCallPermit } from './contacts/contact-call.js';
export { DingTalkClient } from './client.js';
export { DingTalkError, type DingTalkErrorDetails, type DingTalkReason } from './dingtalk-error.js';
export { logonCode } from './logon-code.js';
export type { DingTalkIdentity } from './people/identity.js';
export type { BreakerLimits } from './wire/circuit-breaker.js';
export type { WireOptions } from './wire/wire.js';
