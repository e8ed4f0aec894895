/** The names of an application's states. */
export const STATES = ['enabled', 'disabled'] as const;

const NAMES: Readonly<Record<(typeof STATES)[number], string>> = {
  enabled: $localize`:@@applications.enabled:Enabled`,
  disabled: $localize`:@@applications.disabled:Disabled`,
};

export function stateName(state: (typeof STATES)[number]): string {
  return NAMES[state];
}
