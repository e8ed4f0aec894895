import { EMPTY_OVERVIEW } from './empty-overview.mjs';

const UNKNOWN_ID = '00000000-0000-7000-8000-000000000000';

/**
 * Every picture: its name, its address, what the API is made to answer, and what is done before it is taken. Without an
 * act all of the page is shown.
 */
export const PICTURES = [
  ...['overview', 'logon-menu', 'dingtalk', 'bindings', 'accounts', 'sessions', 'audit', 'settings'].map(
    (name) => at(name),
  ),
  at('overview-empty', 'overview', { answers: { 'overview*': { json: EMPTY_OVERVIEW } } }),
  at('connect', 'dingtalk', { answers: { 'dingtalk-connections': { json: { items: [] } } } }),
  at('connect-app', 'dingtalk', {
    answers: { 'dingtalk-connections': { json: { items: [] } } },
    act: (page) => page.locator('main button:visible').last().click(),
  }),
  at('test-logon', 'dingtalk?show=test', {
    act: (page) => page.locator('oe-test-dialog img').waitFor(),
  }),
  at('unlinked', 'bindings/unlinked'),
  at('attach-links', 'bindings/attach-links'),
  at('binding', ({ ids }) => `bindings/one/${ids.binding}`),
  at('bind-by-hand', 'bindings/unlinked', { act: (page) => press(page, 'td.acts button >> nth=1') }),
  at('end-binding', ({ ids }) => `bindings/one/${ids.binding}`, {
    act: (page) => press(page, '.acts button'),
  }),
  at('account', ({ ids }) => `accounts/${ids.account}`),
  at('account-outgrown', ({ ids }) => `accounts/${ids.promoted}`),
  at('raise-role', ({ ids }) => `accounts/${ids.account}`, { act: (page) => giveRole(page, 0) }),
  at('confirm-identity', ({ ids }) => `accounts/${ids.account}`, {
    answers: { 'accounts/*/role': problem(403, 'session.not_fresh'), me: asLoggedOnLongAgo },
    act: (page) => giveRole(page, 4),
  }),
  at('new-account', 'accounts/new'),
  at('import', 'accounts/import'),
  at('import-errors', 'accounts/import', { act: importMistakes }),
  at('import-preview', 'accounts/import', {
    act: async (page) => {
      await chooseFile(page, GBK);
      await page.locator('oe-import-preview').waitFor();
    },
  }),
  at('import-unclear', 'accounts/import', {
    act: async (page) => {
      await chooseFile(page, Buffer.from('username,displayName\nxx,\xd0\xbb\xd0\xbb', 'latin1'));
      await page.locator('oe-problem-panel').waitFor();
    },
  }),
  at('groups'),
  at('groups-empty', 'groups', { answers: { 'groups*': { json: { items: [], next: null } } } }),
  at('group', ({ ids }) => `groups/${ids.group}`),
  at('group-by-rule', ({ ids }) => `groups/${ids.ruled}`),
  at('new-group', 'groups/new'),
  at('new-group-by-rule', 'groups/new', {
    act: (page) => page.locator('mat-radio-button input').nth(1).check(),
    isWhole: true,
  }),
  at('directory', 'directory'),
  at('directory-person', 'directory', {
    act: async (page) => {
      await page.locator('main table a').first().click();
      await page.locator('oe-person-drawer h2').waitFor();
    },
  }),
  at('directory-runs', 'directory/runs'),
  at('directory-run', ({ ids }) => `directory/runs/${ids.run}`),
  at('outbound', 'directory/outbound'),
  at('outbound-empty', 'directory/outbound', {
    answers: {
      'directory/outbound/pairs*': { json: { items: [] } },
      'directory/outbound/comparisons*': { json: { comparison: null } },
    },
  }),
  at('outbound-too-many', 'directory/outbound', {
    answers: { 'directory/outbound/comparisons?*': tooMany },
  }),
  at('outbound-pair', 'directory/outbound', {
    act: async (page) => {
      await press(page, 'oe-outbound-page header button >> nth=0');
      await page.locator('oe-add-pair-dialog oe-unit-tree button').first().waitFor();
    },
    isWhole: true,
  }),
  at('archived', 'accounts?status=archived'),
  at('unknown-preview', 'dingtalk', { act: previewRule, isWhole: true }),
  at('directory-settings', 'directory/settings'),
  at('applications', 'applications'),
  at('applications-empty', 'applications', {
    answers: { 'applications*': { json: { items: [], next: null } } },
  }),
  at('gallery', 'applications/gallery'),
  at('new-application', 'applications/new/grafana'),
  at('new-saml', 'applications/new/saml'),
  at('new-forward', 'applications/new/forward'),
  at('certificates', 'applications/certificates'),
  at('application', ({ ids }) => `applications/${ids.application}`),
  at('saml', ({ ids }) => `applications/saml/${ids.saml}`),
  at('forward', ({ ids }) => `applications/forward/${ids.forward}`),
  at('signing-keys', 'applications/signing-keys'),
  at('profile-fields', 'settings/profile-fields'),
  at('new-field', 'settings/profile-fields', {
    act: (page) => press(page, 'main button:has([data-mat-icon-name=add])'),
  }),
  at('api-access', 'api-access'),
  at('api-access-new', 'api-access', {
    act: (page) => press(page, 'main button:has([data-mat-icon-name=add])'),
  }),
  at('scim-token', 'api-access', { act: tokenForScim }),
  at('record', ({ ids }) => `audit/records/${ids.record}`),
  at('filtered', 'audit?outcome=refused&period=7d&method=password'),
  at('exports', 'audit/exports'),
  at('keeping', 'audit/keeping'),
  at('webhook-headers', 'audit/keeping', { act: headers }),
  at('verify', 'audit', { act: verify }),
  at('navigation', 'overview', { act: openNavigation }),
  at('my-account', 'overview', { act: (page) => openMenu(page, 'oe-account-menu button') }),
  at('palette', 'overview', { act: usePalette }),
  at('filters', 'accounts', { act: openFilters }),
  at('selected', 'accounts', {
    act: (page) => page.locator('td mat-checkbox input, tbody mat-checkbox input').first().check(),
  }),
  at('nobody', 'accounts?search=nobody-of-this-name'),
  at('people-in-log', 'audit?text=wang', {
    act: (page) => page.locator('oe-people-hints button').first().waitFor(),
  }),
  at('no-record', 'audit?text=nothing-of-this-name'),
  at('list-fails', 'accounts', { answers: { 'accounts?*': problem(503, 'service.unavailable') } }),
  at('unknown-binding', `bindings/one/${UNKNOWN_ID}`),
  at('nothing-here', 'no-such-page'),
];

/** 谢强 and 郑平 as Excel writes them in China. */
const GBK = Buffer.from(
  'username,displayName,email,role\r\nXieQiang,\xd0\xbb\xc7\xbf,xieqiang@example.com,helpdesk\r\nzhengping,\xd6\xa3\xc6\xbd,,\r\n',
  'latin1',
);

function chooseFile(page, buffer) {
  const file = { name: 'people.csv', mimeType: 'text/csv', buffer };
  return page.locator('input[type=file]').setInputFiles(file);
}

function at(name, path = name, more = {}) {
  return { name, path: typeof path === 'function' ? path : () => path, ...more };
}

function problem(status, code) {
  return { status, contentType: 'application/problem+json', body: JSON.stringify({ status, code }) };
}

function asLoggedOnLongAgo(me) {
  return { ...me, session: { ...me.session, isFresh: false } };
}

/** A comparison that would have many people disabled. */
function tooMany(answer) {
  const { comparison } = answer;
  const counts = { ...comparison.counts, disables: 41 };
  return { comparison: { ...comparison, counts, known: 96, passed: 'outboundThresholdPercent' } };
}

/** Presses a button that opens a dialog. */
async function press(page, button) {
  await page.locator(button).click();
  await page.getByRole('dialog').waitFor();
  await page.waitForLoadState('networkidle');
}

/** Chooses one of the roles, from most to least, of which something must be asked first. */
async function giveRole(page, role) {
  await page.locator('oe-account-role mat-select').click();
  await press(page, `mat-option >> nth=${role}`);
}

/** Two headers of a receiver, one of them with a name that is not sent. */
async function headers(page) {
  await page.locator('oe-webhook-headers button').click();
  await page.locator('[name=header-name-0]').fill('Authorization');
  await page.locator('[name=header-value-0]').fill('Splunk 11111111-2222');
  await page.locator('oe-webhook-headers button').nth(1).click();
  await page.locator('[name=header-name-1]').fill('X Key');
  await page.locator('[name=header-value-1]').focus();
}

/** Whom it would concern if they got an account. */
async function previewRule(page) {
  await page.locator('mat-expansion-panel-header').nth(2).click();
  await page.locator('oe-unknown-rule-form mat-radio-button[value=create] input').check();
  await page.locator('oe-rule-preview').waitFor();
}

/** A token for a program that brings people. */
async function tokenForScim(page) {
  await press(page, 'main button:has([data-mat-icon-name=add])');
  await page.locator('fieldset mat-checkbox:has-text("SCIM") input').check();
  await page.locator('oe-copy-button').scrollIntoViewIfNeeded();
}

async function verify(page) {
  await press(page, 'oe-page-header button >> nth=-1');
  await page.locator('oe-verify-dialog .result').waitFor();
}

async function importMistakes(page) {
  const rows = ['username,displayName,email,role', 'dave,Dave Miller,dave@example.com,member'];
  const wrong = ['bob,Bob,,member', 'erin,Erin,not-an-address,king', ',Nobody,,member'];
  const buffer = Buffer.from([...rows, ...wrong].join('\n'));
  await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  await page.locator('oe-import-errors').waitFor();
}

async function openMenu(page, button) {
  await page.locator(button).click();
  await page.locator('.mat-mdc-menu-panel').waitFor();
}

/** Looks for people and pages by name. */
async function usePalette(page) {
  await page.locator('oe-palette-opener button').click();
  await page.getByRole('dialog').getByRole('combobox').fill('a');
  await page.waitForLoadState('networkidle');
}

/** On a phone the filters are on a sheet. */
async function openFilters(page, { screen }) {
  if (screen === 'phone') await press(page, 'oe-filter-row .opener');
}

/** On a phone it is a drawer; on a computer the menu of languages and themes is opened instead. */
async function openNavigation(page, { screen }) {
  const button = screen === 'phone' ? '.bar > button' : 'oe-appearance-menu button';
  await page.locator(button).click();
  await page.locator(screen === 'phone' ? 'oe-drawer dialog' : '.mat-mdc-menu-panel').waitFor();
}
