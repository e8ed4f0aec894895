import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settingList, type SettingFacts } from '#runtime';

const BEGIN = 'Every other setting (written by `npm run docs`)';
const END = 'End of every other setting';

/** Settings that images and compose files set themselves, or build from passwords and addresses. */
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

/** Settings that an installation may want to change, without those set by images and compose files. */
export function passedSettings(): readonly SettingFacts[] {
  return settingList().filter(({ name, isTrial }) => !isTrial && !COMPOSED.includes(name));
}

/** A file of `docker/` with newly generated lines between its two marks. */
export function withSettings(path: string, line: (setting: SettingFacts) => string): string {
  const text = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
  const marked = new RegExp(`^( *# ${escaped(BEGIN)}.*\\n)[\\s\\S]*?^( *# ${escaped(END)}.*\\n)`, 'm');
  if (!marked.test(text)) throw new Error(`${path} has no place for the settings`);
  const lines = passedSettings().map(line).join('');
  return text.replace(marked, (_, begin: string, end: string) => `${begin}${lines}${end}`);
}

/** A setting as a compose file passes it to every process. */
export function composeLine({ name, isSecret }: SettingFacts): string {
  const names = isSecret ? [name, `${name}_FILE`] : [name];
  return names.map((variable) => `  ${variable}: \${${variable}:-}\n`).join('');
}

/** A setting as a line of `.env.example`. */
export function environmentLine({ name, description, isSecret }: SettingFacts): string {
  const file = isSecret ? ` A secret: ${name}_FILE may name a file instead, such as /run/secrets/name.` : '';
  return `# ${description}${file}\n${name}=\n`;
}

/** A setting as a line of systemd's `settings.env`; secrets have files of their own. */
export function systemdLine({ name, description, isSecret }: SettingFacts): string {
  return isSecret ? '' : `# ${description}\n${name}=\n`;
}

function escaped(text: string): string {
  return text.replaceAll(/[()]/g, String.raw`\$&`);
}
