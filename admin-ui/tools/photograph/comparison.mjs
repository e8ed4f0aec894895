/** Two pairs of groups and departments, and what a comparison of them finds: somebody of every kind. */
export async function comparison(ask, account, connectionId) {
  for (const [username, phoneNumber] of [
    ['hiro.tanaka', '+8613800002201'],
    ['lin.yue', '+8613800002202'],
  ]) {
    const path = `accounts/${account(username)}`;
    const { etag } = await ask.headers(path);
    await ask('PATCH', path, { phoneNumber }, { 'if-match': etag });
  }
  const group = async (name, usernames) => {
    const { id } = await ask('POST', 'groups', { name });
    await ask('POST', `groups/${id}/members`, { accountIds: usernames.map(account) });
    return id;
  };
  const warehouse = await group('Warehouse Hangzhou', [
    'alice',
    'hiro.tanaka',
    'lin.yue',
    'li.na',
    'wang.lei',
  ]);
  const buyers = await group('采购', ['alice', 'lin.yue']);
  const [top] = (await ask('GET', `directory/units?connectionId=${connectionId}`)).items;
  const [unit = top] = (await ask('GET', `directory/units?connectionId=${connectionId}&parentId=${top.id}`))
    .items;
  const pair = (groupId, unitId, isNew) =>
    ask('POST', 'directory/outbound/pairs', { connectionId, groupId, unitId, isNew });
  await pair(warehouse, unit.id, false);
  await pair(buyers, top.id, true);
  await ask('POST', 'directory/outbound/comparisons', { connectionId });
}
