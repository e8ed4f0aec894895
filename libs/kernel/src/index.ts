export { CLOCK, systemClock, type Clock } from './clock.js';
export { contrast } from './contrast.js';
export { DomainError, statusOf, type DomainErrorOptions, type ErrorKind } from './domain-error.js';
export { defineEvent, knownEvents, type EventDefinition, type EventName } from './event-definition.js';
export { isId, newId } from './ids.js';
export { maskEmail, maskIdentifier, maskName } from './masking.js';
export { equalInConstantTime, hashSecret, isSecret, newSecret, SECRET_LENGTH } from './secrets.js';
export { plainText, type TextShape } from './text/plain-text.js';
export { storableText } from './text/storable-text.js';
