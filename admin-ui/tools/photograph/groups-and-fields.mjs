/** A group that is chosen by hand, one by a rule, and fields of the organisation's own, filled in for some. Gives the groups' ids. */
export async function groupsAndFields(ask, account) {
  const { id: group } = await ask('POST', 'groups', {
    name: 'Project Qiantang',
    description: 'Everybody who works on the new warehouse',
    externalId: 'jira-qiantang',
  });
  const members = ['wang.lei', 'zhou.tao', 'alice', 'bob'].map(account);
  await ask('POST', `groups/${group}/members`, { accountIds: members });
  const { id: ruled } = await ask('POST', 'groups', {
    name: '值班人员',
    description: '客服与管理员',
    rule: {
      match: 'any',
      conditions: [
        { attribute: 'role', anyOf: ['helpdesk', 'administrator'] },
        { attribute: 'title', anyOf: ['Engineer', '工程师'] },
      ],
    },
  });
  const seen = { visibleTo: ['person', 'helpdesk'], editableBy: 'person' };
  const field = (key, type, en, zh, more = {}) =>
    ask('POST', 'profile-fields', { key, type, label: { en, zh }, ...seen, ...more });
  await field('desk', 'text', 'Desk', '工位');
  await field('shirt', 'choice', 'Shirt size', '衣服尺码', { choices: ['S', 'M', 'L', 'XL'] });
  await field('canDrive', 'boolean', 'Has a driving licence', '持有驾照');
  await field('costCentre', 'text', 'Cost centre', '成本中心', {
    editableBy: 'administrators',
    isRequired: true,
  });
  await profile(ask, account('wang.lei'), { costCentre: 'CC-4711', desk: '3F-027', shirt: 'L' });
  await profile(ask, account('admin'), { costCentre: 'CC-0001', desk: '5F-001', canDrive: 'true' });
  return { group, ruled };
}

async function profile(ask, accountId, values) {
  const path = `accounts/${accountId}/profile`;
  const { etag } = await ask.headers(path);
  await ask('PATCH', path, { values }, { 'if-match': etag });
}
