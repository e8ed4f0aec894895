const STEPS = {
  connection_exists: true,
  connection_checked: true,
  method_enabled: false,
  callback_confirmed: false,
  first_logon: false,
};

/** What the API tells of a tenant that nobody has logged on to yet. */
export const EMPTY_OVERVIEW = {
  isSetUp: false,
  checklist: Object.entries(STEPS).map(([id, done]) => ({ id, done, link: { page: 'dingtalk', query: {} } })),
  logons: {
    from: '2026-11-01',
    to: '2026-11-30',
    counts: [],
    totals: [],
    successRate: null,
    medianSeconds: null,
  },
  people: { active: 1, withoutBinding: 1, link: { page: 'accounts', query: {} } },
  failingChecks: [],
  unusual: [],
};
