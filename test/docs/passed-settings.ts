import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settingList, type SettingFacts } from '#runtime';

const BEGIN = 'Every other setting (written by `npm run docs`)';
const END = 'End of every other setting';

/** What images and compose files decide themselves, or build of passwords and addresses of their own. */
const COMPOSED = [
  'NODE_ENV',
  'HOST',
  'PORT',
  'WORKER_PORT',
  'PUBLIC_URL',
  'TRUST_PROXY',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'REDIS_URL',
  'ENCRYPTION_KEYS',
];

/** The settings that an installation may want to change and that nobody composes. */
export function passedSettings(): readonly SettingFacts[] {
  return settingList().filter(({ name, isTrial }) => !isTrial && !COMPOSED.includes(name));
}

/** A file of `docker/` with the lines between its two marks made anew. */
export function withSettings(path: string, line: (setting: SettingFacts) => string): string {
  const text = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
  const marked = new RegExp(`^( *# ${escaped(BEGIN)}.*\\n)[\\s\\S]*?^( *# ${escaped(END)}.*\\n)`, 'm');
  if (!marked.test(text)) throw new Error(`${path} has no place for the settings`);
  const lines = passedSettings().map(line).join('');
  return text.replace(marked, (_, begin: string, end: string) => `${begin}${lines}${end}`);
}

/** A setting as a compose file passes it on to every process. */
export function composeLine({ name, isSecret }: SettingFacts): string {
  const names = isSecret ? [name, `${name}_FILE`] : [name];
  return names.map((variable) => `  ${variable}: \${${variable}:-}\n`).join('');
}

/** A setting as `.env.example` offers it. */
export function environmentLine({ name, description, isSecret }: SettingFacts): string {
  const file = isSecret ? ` A secret: ${name}_FILE may name a file instead, such as /run/secrets/name.` : '';
  return `# ${description}${file}\n${name}=\n`;
}

/** A setting as `settings.env` of systemd offers it; secrets have files of their own. */
export function systemdLine({ name, description, isSecret }: SettingFacts): string {
  return isSecret ? '' : `# ${description}\n${name}=\n`;
}

function escaped(text: string): string {
  return text.replaceAll(/[()]/g, String.raw`\$&`);
}
