import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Names of providers, each with the libs and the console folder that belong to it. */
const PROVIDERS = [
  { name: /dingtalk|钉钉/i, own: /^libs\/dingtalk|^admin-ui\/src\/app\/providers\/dingtalk\// },
];

/** Other files that may contain a name, with the reason. */
const ALLOWED: Readonly<Record<string, string>> = {
  'admin-ui/src/app/providers/icons.ts': 'composes the console of its providers',
  'admin-ui/src/app/providers/providers.ts': 'composes the console of its providers',
  'admin-ui/src/app/providers/zh-cn.ts': 'composes the console of its providers',
  'libs/authenticators/src/password/common-passwords.ts': 'people choose the name as a password',
  'libs/providers/src/events.ts': 'what events of old records were called',
  'libs/qr-logon/src/events.ts': 'what events of old records were called',
  'libs/runtime/src/provider-settings.ts': 'all settings are read and described before a module is loaded',
};

/** Files that a process loads: no specs, no test tools, and no migrations, which describe the past. */
const inLibs = globSync('libs/*/src/**/*.{ts,tsx,css,html}', { cwd: root }).filter(
  (file) => !/\.spec\.tsx?$|\/testing\/|\/test-[a-z-]+\.ts$|\/migrations\//.test(file),
);

/** Sources of the console without its API client, which is generated and repeats the names of the API. */
const inConsole = globSync('admin-ui/src/**/*.{ts,scss,html}', { cwd: root }).filter(
  (file) => !/\.spec\.ts$|\/testing\/|\/api\/generated\//.test(file),
);

const files = [...inLibs, ...inConsole];

it('only the libs and the console folder of a provider name it', () => {
  const naming = files.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return PROVIDERS.some(({ name, own }) => !own.test(file) && name.test(text));
  });
  expect(naming.filter((file) => !Object.hasOwn(ALLOWED, file))).toEqual([]);
});

it('every exception is still needed', () => {
  const unneeded = Object.keys(ALLOWED).filter((file) => {
    const text = files.includes(file) ? readFileSync(join(root, file), 'utf8') : '';
    return !PROVIDERS.some(({ name }) => name.test(text));
  });
  expect(unneeded).toEqual([]);
});
