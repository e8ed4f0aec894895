import { settingsSchema } from './settings.js';

/** A variable of the environment, as the list of settings tells of it. */
export interface SettingFacts {
  readonly name: string;
  readonly description: string;
  readonly isSecret: boolean;
  /** Whether only `npm start` uses it. */
  readonly isTrial: boolean;
}

/** The list of settings, which the documentation and the files in `docker/` are made of. */
export function settingList(): readonly SettingFacts[] {
  return Object.entries(settingsSchema.in.shape).map(([name, schema]) => {
    const { description = '', secret, trial } = schema.meta() ?? {};
    return { name, description, isSecret: secret === true, isTrial: trial === true };
  });
}
