import type { EventAbout } from '#kernel';

/** Title and class for events that specs define. */
export const SPEC_ABOUT: EventAbout = {
  title: { en: 'Something happened in a spec', zh: '测试中发生的事件' },
  ocsf: 'entity-management.other',
};
