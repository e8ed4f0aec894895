import { settingsSchema } from './settings.js';

/** An environment variable in the list of settings. */
export interface SettingFacts {
  readonly name: string;
  readonly description: string;
  readonly isSecret: boolean;
  /** Whether only `npm start` uses it. */
  readonly isTrial: boolean;
}

/** The list of settings, from which the documentation and the files in `docker/` are generated. */
export function settingList(): readonly SettingFacts[] {
  return Object.entries(settingsSchema.in.shape).map(([name, schema]) => {
    const { description = '', secret, trial } = schema.meta() ?? {};
    return { name, description, isSecret: secret === true, isTrial: trial === true };
  });
}
