import type { SettingFacts } from '#runtime';
import { settingList } from '#runtime';
import { passedSettings } from './passed-settings.js';

/** The JSON schema of the chart's values, which Helm checks before an installation. */
export function chartSchema(): object {
  const text = { type: 'string' };
  const secrets = settingList().filter(({ isSecret, isTrial }) => isSecret && !isTrial);
  const isOwner = ({ name }: SettingFacts): boolean => name === 'DATABASE_OWNER_URL';
  const keyOf = (settings: readonly SettingFacts[], required: readonly string[]) => ({
    type: 'object',
    properties: Object.fromEntries(settings.map(({ name }) => [name, text])),
    required,
    additionalProperties: false,
  });
  const plain = passedSettings().filter(({ isSecret }) => !isSecret);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Written by `npm run docs`.',
    type: 'object',
    required: ['publicUrl', 'secrets'],
    properties: {
      publicUrl: { type: 'string', pattern: '^https://.+' },
      trustProxy: text,
      settings: {
        type: 'object',
        properties: Object.fromEntries(
          plain.map(({ name, description }) => [name, { type: 'string', description }]),
        ),
        additionalProperties: false,
      },
      secrets: {
        type: 'object',
        required: ['name', 'keys', 'ownerName', 'ownerKeys'],
        properties: {
          name: text,
          keys: keyOf(
            secrets.filter((setting) => !isOwner(setting)),
            ['DATABASE_URL', 'ENCRYPTION_KEYS'],
          ),
          ownerName: text,
          ownerKeys: keyOf(secrets.filter(isOwner), ['DATABASE_OWNER_URL']),
        },
        additionalProperties: false,
      },
    },
  };
}
