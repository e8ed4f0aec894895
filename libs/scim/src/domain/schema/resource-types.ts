import type { ResourceType } from './attribute.js';
import { USER_TYPE } from './user-type.js';

/** Every kind of resource. */
export const RESOURCE_TYPES: readonly ResourceType[] = [USER_TYPE];
