export type { BilingualText } from './text/bilingual-text.js';
export { BoundedMap } from './bounded-map.js';
export { CLOCK, systemClock, type Clock, type DatabaseNow } from './clock.js';
export { contrast } from './contrast.js';
export { DeadlineError, withTimeout } from './deadline.js';
export { DomainError, statusOf, type ErrorKind } from './domain-error.js';
export type { EventAbout, EventName, EventTitle, OcsfActivity } from './events/event-about.js';
export {
  defineEvent,
  knownEvents,
  presentNameOf,
  type EventDefinition,
  type PayloadOf,
} from './events/event-definition.js';
export { isId, newId } from './ids.js';
export { maskEmail, maskIdentifier, maskName } from './masking.js';
export { parseInput } from './parse-input.js';
export { equalInConstantTime, hashSecret, isSecret, newSecret, SECRET_LENGTH } from './secrets.js';
export { usualDetail } from './usual-details.js';
export { asciiAddress } from './text/ascii-address.js';
export { plainText } from './text/plain-text.js';
export { storableText } from './text/storable-text.js';
export { cleanedText } from './text/cleaned-text.js';
export { skeletonOf } from './text/confusables.js';
export { identifierKey, identifierText } from './text/identifier-text.js';
export { checkedReason, reasonText } from './text/reason.js';
export { shownLines, shownText } from './text/shown-text.js';
export { withoutUndefined } from './without-undefined.js';
