import { misspeltSettings, settingList } from './index.js';

describe('variables that look like settings', () => {
  it.each([
    ['DATBASE_URL', 'DATABASE_URL'],
    ['DATABASE_URLS', 'DATABASE_URL'],
    ['database_url', 'DATABASE_URL'],
    ['ENCRYPTION_KEY', 'ENCRYPTION_KEYS'],
    ['TRUST_PROXIES', undefined],
    ['TRUSTED_PROXY', 'TRUST_PROXY'],
    ['PUBLIC_URI', 'PUBLIC_URL'],
    ['REDIS_URL_FILE', undefined],
    ['REDIS_URL_FIL', 'REDIS_URL_FILE'],
    ['METRIC_TOKEN', 'METRICS_TOKEN'],
    ['BREAKGLASS', 'BREAK_GLASS'],
    ['LOGLEVEL', 'LOG_LEVEL'],
  ])('report %s with the setting that was meant: %s', (name, meant) => {
    const lines = misspeltSettings({ [name]: 'a-value' });
    expect(lines.join()).not.toContain('a-value');
    expect(lines).toEqual(
      meant === undefined ? [] : [`${name} is not a setting and is ignored. Did you mean ${meant}?`],
    );
  });

  it('are reported when they have one of our prefixes, even if no setting is similar', () => {
    expect(misspeltSettings({ AUDIT_SIEM: '', DINGTALK_AGENT_ID: '1' })).toEqual([
      'AUDIT_SIEM is not a setting and is ignored. docs/settings.md lists all settings.',
      'DINGTALK_AGENT_ID is not a setting and is ignored. docs/settings.md lists all settings.',
    ]);
  });

  it('are neither common variables of a machine nor the settings themselves', () => {
    const usual =
      'PATH HOME HOSTNAME POST PORTS USER LANG TERM PGHOST DATABASE_PORT REDIS_PORT_6379_TCP DATABASE_SERVICE_HOST';
    const environment = Object.fromEntries(usual.split(' ').map((name) => [name, 'x']));
    expect(misspeltSettings(environment)).toEqual([]);
    expect(misspeltSettings(Object.fromEntries(settingList().map(({ name }) => [name, 'x'])))).toEqual([]);
  });
});
