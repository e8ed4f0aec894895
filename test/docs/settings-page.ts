import * as z from 'zod';
import { readSettings, settingList, SettingsError, settingsSchema } from '#runtime';
import { row } from './document.js';

interface Variable {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
}

/** The page about all settings, generated from their schema. */
export function settingsPage(): string {
  const { properties = {} } = z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' });
  const rows = Object.entries(properties as Record<string, Variable>).map(([name, variable]) =>
    row(`\`${name}\``, presetOf(name), [variable.description ?? '', rangeOf(variable)].join(' ').trim()),
  );
  const secrets = settingList()
    .filter(({ isSecret }) => isSecret)
    .map(({ name }) => `\`${name}\``)
    .join(', ');
  return `<!-- Generated from libs/runtime/src/settings.ts by \`npm run docs\`. -->

# Settings

Every process reads the same environment variables, once, at its start. An empty variable counts as unset. A value that
cannot be used ends the start with one line for each wrong variable; the values themselves are never shown.

**Secrets in files.** Each of these may stand in a file instead, as Docker, Kubernetes and systemd hand secrets over: \`<NAME>_FILE\` names the
file, and one line break at its end does not count. Both at once are refused. ${secrets}.

| variable | default | meaning |
| --- | --- | --- |
${rows.join('\n')}

## In production

With \`NODE_ENV=production\`, as in the images, an environment without anything is refused like this:

\`\`\`
${refusals({})}
\`\`\`

And one that holds samples, plain HTTP or a demo password like this:

\`\`\`
${refusals({
  DATABASE_URL: 'postgresql://openeiam:change-me@localhost:5432/openeiam',
  ENCRYPTION_KEYS: `k1:${'A'.repeat(43)}=`,
  PUBLIC_URL: 'http://id.acme.test',
  DEMO_PASSWORD: 'demo-password',
  DINGTALK_CLIENT_SECRET: 'change-me',
  METRICS_TOKEN: 'example-of-a-token',
})}
\`\`\`
`;
}

/** The default of a setting. */
function presetOf(name: string): string {
  const preset = Object.entries(readSettings({})).find(([key]) => key === name)?.[1];
  return preset === undefined ? '–' : `\`${String(preset)}\``;
}

function rangeOf(variable: Variable): string {
  if (variable.enum !== undefined)
    return `One of ${variable.enum.map((value) => `\`${String(value)}\``).join(', ')}.`;
  if (variable.minLength !== undefined && variable.minLength > 1) {
    return `At least ${String(variable.minLength)} characters.`;
  }
  return '';
}

function refusals(environment: NodeJS.ProcessEnv): string {
  try {
    readSettings({ NODE_ENV: 'production', ...environment });
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error('A production start would accept this');
}
