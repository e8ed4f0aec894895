import type { ResourceType } from './attribute.js';
import { GROUP_TYPE } from './group-type.js';
import { USER_TYPE } from './user-type.js';

/** All resource types. */
export const RESOURCE_TYPES: readonly ResourceType[] = [USER_TYPE, GROUP_TYPE];
