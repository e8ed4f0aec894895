export { CLOCK, systemClock, type Clock, type Present } from './clock.js';
export { contrast } from './contrast.js';
export { DeadlineError, within } from './deadline.js';
export { DomainError, statusOf, type DomainErrorOptions, type ErrorKind } from './domain-error.js';
export { defineEvent, knownEvents, type EventDefinition, type EventName } from './event-definition.js';
export { isId, newId } from './ids.js';
export { maskEmail, maskIdentifier, maskName } from './masking.js';
export { equalInConstantTime, hashSecret, isSecret, newSecret, SECRET_LENGTH } from './secrets.js';
