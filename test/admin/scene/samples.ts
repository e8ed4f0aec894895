import { PERMISSIONS } from '#accounts';

/** The requirements of a route, and a body that it accepts. */
export interface Sample {
  /** Null: for everyone who is logged on. */
  readonly permission: string | null;
  readonly body?: unknown;
  /** Whether it requires a fresh authentication. */
  readonly isSensitive?: true;
}

const NOBODY = '00000000-0000-7000-8000-000000000000';

const reason = { reason: 'sample' };
const receiver = {
  url: 'http://localhost:9/log',
  secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
};
const pair = { connectionId: NOBODY, groupId: NOBODY, unitId: NOBODY };
const app = { corpId: 'dingcorp', clientId: 'dingsample', clientSecret: 'sample-of-a-secret' };
const TOKEN = { name: 'Sample', permissions: [PERMISSIONS.readLog] };

const SAML_METADATA =
  '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sample.example/saml"><SPSSODescriptor' +
  ' protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><AssertionConsumerService index="0"' +
  ' Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://sample.example/acs"/></SPSSODescriptor></EntityDescriptor>';

/** Path parameters that are no ids, each with a valid value. */
export const NAMES: Readonly<Record<string, string>> = { method: 'password', sequence: '1' };

/** An unused id of each kind. */
export const nobody: Readonly<Record<string, string>> = new Proxy(NAMES, {
  get: (names, name) => (typeof name === 'string' ? (names[name] ?? NOBODY) : undefined),
});

/** The fields of a sample that hold ids, single ones or lists. */
export function idFieldsOf(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body)
    .filter(([, value]) => [value as unknown].flat().includes(NOBODY))
    .map(([field]) => field);
}

/** The sample with another id in one of its fields. */
export function withId(body: unknown, field: string, id: string): Readonly<Record<string, unknown>> {
  const fields = body as Readonly<Record<string, unknown>>;
  return { ...fields, [field]: Array.isArray(fields[field]) ? [id] : id };
}

const needs = (permission: string | null, body?: unknown): Sample => ({ permission, body });

const sensitive = (permission: string | null, body?: unknown): Sample => ({
  permission,
  body,
  isSensitive: true,
});

/**
 * Every route of the admin API, by its operation id. The list is written by hand and not generated from the code, so that
 * neither a route's permission nor its need for a fresh authentication changes unnoticed. The tests fail if a route is missing
 * here.
 */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  meRead: needs(null),

  overviewRead: needs(PERMISSIONS.readOverview),

  logonMenuRead: needs(PERMISSIONS.readMenu),
  logonMenuReorder: needs(PERMISSIONS.manageMenu, { methods: ['password', 'email-code', 'dingtalk-qr'] }),
  logonMenuSetDefaults: needs(PERMISSIONS.manageMenu, { pc: 'password' }),
  logonMenuTurn: sensitive(PERMISSIONS.manageMenu, { enabled: true }),

  dingTalkConnectionsList: needs(PERMISSIONS.readConnections),
  dingTalkConnectionsRead: needs(PERMISSIONS.readConnections),
  dingTalkConnectionsCreate: sensitive(PERMISSIONS.manageConnections, {
    ...app,
    key: 'sample',
    displayName: 'Sample',
  }),
  dingTalkConnectionsUpdate: sensitive(PERMISSIONS.manageConnections, { displayName: 'Sample' }),
  dingTalkConnectionsTurn: sensitive(PERMISSIONS.manageConnections, { enabled: false }),
  dingTalkConnectionsRotateSecret: sensitive(PERMISSIONS.manageConnections, {
    clientSecret: app.clientSecret,
  }),
  dingTalkConnectionsReplaceApp: sensitive(PERMISSIONS.manageConnections, app),
  dingTalkConnectionChecksSetupOfNew: needs(PERMISSIONS.readConnections),
  dingTalkConnectionChecksSetup: needs(PERMISSIONS.readConnections),
  dingTalkConnectionChecksCheck: needs(PERMISSIONS.manageConnections),
  dingTalkPushRead: needs(PERMISSIONS.readConnections),
  dingTalkPushRotate: sensitive(PERMISSIONS.manageConnections),

  accountsList: needs(PERMISSIONS.readAccounts),
  accountsRead: needs(PERMISSIONS.readAccounts),
  accountsUpdate: sensitive(PERMISSIONS.manageAccounts, { displayName: 'Sample' }),
  accountProfilesRead: needs(PERMISSIONS.readAccounts),
  accountProfilesUpdate: sensitive(PERMISSIONS.manageAccounts, { values: { title: 'Sample' } }),
  profileFieldsList: needs(PERMISSIONS.readSettings),
  profileFieldsCreate: sensitive(PERMISSIONS.manageSettings, {
    key: 'sample',
    label: { en: 'Sample', zh: '示例' },
    type: 'text',
  }),
  profileFieldsRead: needs(PERMISSIONS.readSettings),
  profileFieldsUpdate: sensitive(PERMISSIONS.manageSettings, { isRequired: true }),
  profileFieldsRemove: sensitive(PERMISSIONS.manageSettings),
  accountsSetRole: sensitive(PERMISSIONS.manageAccounts, { role: 'member' }),
  accountsSuspend: needs(PERMISSIONS.manageAccounts, reason),
  accountsResume: sensitive(PERMISSIONS.manageAccounts),
  accountsInBulkSuspend: needs(PERMISSIONS.manageAccounts, { ...reason, accountIds: [NOBODY] }),
  accountsInBulkResume: sensitive(PERMISSIONS.manageAccounts, { accountIds: [NOBODY] }),
  accountsSendTestMail: needs(PERMISSIONS.unlockAccounts),
  accountsCreate: sensitive(PERMISSIONS.manageAccounts, { username: 'sample', displayName: 'Sample' }),
  accountImportsCheck: needs(PERMISSIONS.manageAccounts, 'username\nsample-of-a-row'),
  accountImportsRead: needs(PERMISSIONS.manageAccounts),
  accountImportsCommit: sensitive(PERMISSIONS.manageAccounts, { skipTaken: true }),
  accountAuthenticatorsRead: needs(PERMISSIONS.readAccounts),
  accountAuthenticatorsSetPassword: sensitive(PERMISSIONS.manageAccounts, {
    password: 'a sample of a password',
  }),
  accountAuthenticatorsUnlock: needs(PERMISSIONS.unlockAccounts, { method: 'password' }),

  bindingsList: needs(PERMISSIONS.readBindings),
  bindingsRead: needs(PERMISSIONS.readBindings),
  bindingsCreate: sensitive(PERMISSIONS.createBindings, { accountId: NOBODY, unlinkedIdentityId: NOBODY }),
  bindingsEnd: needs(PERMISSIONS.endBindings, reason),
  bindingsEndMany: needs(PERMISSIONS.endBindings, { ...reason, bindingIds: [NOBODY] }),
  attachLinksList: needs(PERMISSIONS.readBindings),
  attachLinksCreate: sensitive(PERMISSIONS.createAttachLinks, { ...reason, accountId: NOBODY }),
  attachLinksWithdraw: needs(PERMISSIONS.createAttachLinks),
  unknownRulesRead: needs(PERMISSIONS.readConnections),
  unknownRulesPreview: needs(PERMISSIONS.manageConnections),
  unknownRulesSet: sensitive(PERMISSIONS.manageConnections, { rule: 'refuse' }),
  unlinkedIdentitiesList: needs(PERMISSIONS.readBindings),

  sessionsList: needs(PERMISSIONS.readSessions),
  sessionsEnd: needs(PERMISSIONS.endSessions, reason),
  sessionsEndMany: needs(PERMISSIONS.endSessions, { ...reason, sessionIds: [NOBODY] }),
  sessionsEndOfAccount: needs(PERMISSIONS.endSessions, reason),

  auditRecordsList: needs(PERMISSIONS.readLog),
  auditRecordsCount: needs(PERMISSIONS.readLog),
  auditRecordsShow: needs(PERMISSIONS.readLog),
  auditTypesList: needs(PERMISSIONS.readLog),
  auditPolicyShow: needs(PERMISSIONS.readLog),
  auditPolicyChange: sensitive(PERMISSIONS.manageLog, { ipForm: 'full', agentForm: 'full' }),
  auditProofVerify: needs(PERMISSIONS.verifyLog, {}),
  auditProofPublicKey: needs(PERMISSIONS.verifyLog),
  auditProofCheckpoints: needs(PERMISSIONS.verifyLog),
  auditExportsList: needs(PERMISSIONS.exportLog),
  auditExportsCreate: needs(PERMISSIONS.exportLog, { format: 'csv' }),
  auditExportsShow: needs(PERMISSIONS.exportLog),
  auditExportsCancel: needs(PERMISSIONS.exportLog),
  auditExportsFile: needs(PERMISSIONS.exportLog),
  auditExportsManifest: needs(PERMISSIONS.exportLog),
  retentionShow: needs(PERMISSIONS.readLog),
  retentionChange: sensitive(PERMISSIONS.manageLog, { retentionDays: 400 }),
  retentionHold: needs(PERMISSIONS.manageLog, reason),
  retentionRelease: sensitive(PERMISSIONS.manageLog, reason),
  webhookShow: needs(PERMISSIONS.readLog),
  webhookCreate: sensitive(PERMISSIONS.manageLog, receiver),
  webhookChange: sensitive(PERMISSIONS.manageLog, receiver),
  webhookRemove: sensitive(PERMISSIONS.manageLog),
  webhookTest: needs(PERMISSIONS.manageLog),
  webhookReplay: needs(PERMISSIONS.manageLog, { from: 1 }),

  directoryRead: needs(PERMISSIONS.readDirectory),
  directoryUnits: needs(PERMISSIONS.readDirectory),
  directoryPeople: needs(PERMISSIONS.readDirectory),
  directoryPerson: needs(PERMISSIONS.readDirectory),
  directoryRunsList: needs(PERMISSIONS.readDirectory),
  directoryRunsPreview: needs(PERMISSIONS.manageDirectory, { connectionId: NOBODY }),
  directoryRunsSync: sensitive(PERMISSIONS.manageDirectory, { connectionId: NOBODY }),
  directoryRunsRead: needs(PERMISSIONS.readDirectory),
  directoryRunsChanges: needs(PERMISSIONS.readDirectory),
  directoryRunsFile: needs(PERMISSIONS.readDirectory),
  directoryRunsAccept: sensitive(PERMISSIONS.manageDirectory),
  directoryRunsCancel: needs(PERMISSIONS.manageDirectory),
  outboundPairsList: needs(PERMISSIONS.readDirectory),
  outboundPairsAdd: needs(PERMISSIONS.manageDirectory, pair),
  outboundPairsRemove: needs(PERMISSIONS.manageDirectory),
  outboundComparisonsLast: needs(PERMISSIONS.readDirectory),
  outboundComparisonsCompare: needs(PERMISSIONS.manageDirectory, { connectionId: NOBODY }),
  outboundComparisonsDifferences: needs(PERMISSIONS.readDirectory),
  outboundComparisonsFile: needs(PERMISSIONS.readDirectory),
  followedConnectionsRead: needs(PERMISSIONS.readDirectory),
  followedConnectionsUpdate: sensitive(PERMISSIONS.manageDirectory, { leaverThresholdCount: 10 }),
  followedConnectionsFollowing: needs(PERMISSIONS.readDirectory),
  followedConnectionsUnits: needs(PERMISSIONS.manageDirectory),
  followedConnectionsAttributes: needs(PERMISSIONS.readDirectory),
  followedConnectionsSamples: needs(PERMISSIONS.manageDirectory),

  groupsList: needs(PERMISSIONS.readGroups),
  groupsRead: needs(PERMISSIONS.readGroups),
  groupsCreate: sensitive(PERMISSIONS.manageGroups, { name: 'Sample' }),
  groupsUpdate: sensitive(PERMISSIONS.manageGroups, { description: 'Sample' }),
  groupsRemove: sensitive(PERMISSIONS.manageGroups),
  groupMembersList: needs(PERMISSIONS.readGroups),
  groupMembersAdd: sensitive(PERMISSIONS.manageGroups, { accountIds: [NOBODY] }),
  groupMembersRemove: needs(PERMISSIONS.manageGroups, { accountIds: [NOBODY] }),
  groupMembersPreview: needs(PERMISSIONS.manageGroups, {
    match: 'any',
    conditions: [{ attribute: 'title', anyOf: ['Sample'] }],
  }),

  applicationScopesList: needs(PERMISSIONS.readApplications),
  applicationsList: needs(PERMISSIONS.readApplications),
  applicationsRead: needs(PERMISSIONS.readApplications),
  applicationsCreate: sensitive(PERMISSIONS.manageApplications, {
    name: 'Sample',
    redirectUris: ['https://sample.example/callback'],
  }),
  applicationsUpdate: sensitive(PERMISSIONS.manageApplications, { name: 'Sample' }),
  applicationsRemove: sensitive(PERMISSIONS.manageApplications),
  applicationsRotateSecret: sensitive(PERMISSIONS.manageApplications, { overlapHours: 1 }),
  assignmentsCreate: sensitive(PERMISSIONS.manageApplications, { role: 'member' }),
  assignmentsEnd: needs(PERMISSIONS.manageApplications),
  applicationAccessListUses: needs(PERMISSIONS.readApplications),
  applicationAccessExplainAccess: needs(PERMISSIONS.readApplications),
  testLogonsBegin: needs(PERMISSIONS.manageApplications),
  samlApplicationsRead: needs(PERMISSIONS.readApplications),
  samlApplicationsPreview: needs(PERMISSIONS.manageApplications, { metadata: SAML_METADATA }),
  samlTestsBegin: needs(PERMISSIONS.manageApplications),
  samlApplicationsCreate: sensitive(PERMISSIONS.manageApplications, {
    name: 'Sample',
    entityId: 'https://sample.example/saml',
    consumers: [{ location: 'https://sample.example/acs' }],
  }),
  samlApplicationsUpdate: sensitive(PERMISSIONS.manageApplications, { name: 'Sample' }),
  samlCertificatesList: needs(PERMISSIONS.readApplications),
  samlCertificatesRotate: sensitive(PERMISSIONS.manageApplications, { overlapDays: 0 }),
  forwardApplicationsRead: needs(PERMISSIONS.readApplications),
  forwardApplicationsHeaders: needs(PERMISSIONS.readApplications),
  forwardApplicationsCreate: sensitive(PERMISSIONS.manageApplications, {
    name: 'Sample',
    hosts: ['sample.example'],
  }),
  forwardApplicationsUpdate: sensitive(PERMISSIONS.manageApplications, { name: 'Sample' }),
  signingKeysList: needs(PERMISSIONS.readApplications),
  signingKeysRotate: sensitive(PERMISSIONS.manageApplications),

  tokensList: needs(PERMISSIONS.readApiTokens),
  tokensCreate: sensitive(PERMISSIONS.manageApiTokens, TOKEN),
  tokensRevoke: needs(PERMISSIONS.manageApiTokens),
  ownTokensList: needs(null),
  ownTokensCreate: sensitive(null, TOKEN),
  ownTokensRevoke: needs(null),

  settingsRead: needs(PERMISSIONS.readSettings),
  settingsUpdate: sensitive(PERMISSIONS.manageSettings, { name: 'Sample' }),
};
