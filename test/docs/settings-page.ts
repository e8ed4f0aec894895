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

Every process reads the same environment variables, once, when it starts. An empty variable counts as unset. If a variable is
wrong, the process does not start and prints one line for each wrong variable. It never prints values.

**Secrets in files.** Each of these variables can be read from a file instead, as Docker, Kubernetes and systemd provide secrets: set
\`<NAME>_FILE\` to its path. One line break at the end of the file is ignored. Setting both is refused. ${secrets}.

| variable | default | meaning |
| --- | --- | --- |
${rows.join('\n')}

## In production

With \`NODE_ENV=production\`, as in the images, a process without any settings refuses to start:

\`\`\`
${refusals({})}
\`\`\`

It also refuses sample secrets, plain HTTP and a demo password:

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
