const DAY_MS = 86_400_000;

/** Queries of the log: each filter with a rare and with a common value that occurs in the log. */
export async function filtersOf(database, tenantId) {
  const [record] = await database.sql(
    `select * from audit.record where tenant_id = $1 and type = 'logon.logon.completed'
       and sequence > (select last_sequence / 2 from audit.chain where tenant_id = $1)
     order by sequence limit 1`,
    [tenantId],
  );
  const [office, home] = await database.sql(
    `(select browser_ip as ip from audit.record where tenant_id = $1 group by 1 order by count(*) desc limit 1)
     union all
     (select browser_ip from audit.record where tenant_id = $1 group by 1 having count(*) > 3 order by count(*) limit 1)`,
    [tenantId],
  );
  const ago = (days) => new Date(Date.now() - days * DAY_MS).toISOString();
  const query = (things) => new URLSearchParams(things).toString();
  return {
    newest: query({}),
    today: query({ period: 'today' }),
    '30 days': query({ period: '30d' }),
    'a day four months ago': query({ from: ago(119), to: ago(118) }),
    'type, common': query({ type: 'logon.logon.completed' }),
    'type, rare': query({ type: 'accounts.account.suspended' }),
    'five types':
      ['ticket.denied', 'ticket.expired'].map((name) => `type=dingtalk-qr.${name}`).join('&') +
      '&type=logon.access.refused&type=binding.binding.ended&type=authenticators.account.blocked',
    outcome: query({ outcome: 'refused' }),
    method: query({ method: 'password' }),
    actor: query({ actor: record.actor_id }),
    'actors on the command line': query({ actor: 'operator' }),
    target: query({ target: record.targets[0].id }),
    'kind of target, common': query({ target: 'account:' }),
    'kind of target, rare': query({ target: 'connection:' }),
    'address, common': query({ ip: office.ip }),
    'address, rare': query({ ip: home.ip }),
    'word, very common': query({ text: 'dingtalk' }),
    'word, rare': query({ text: 'zephyr' }),
    'word, nowhere': query({ text: 'xylophone' }),
    'beginning of a word': query({ text: 'zeph*' }),
    'words next to each other': query({ text: '"left the company"' }),
    'Chinese word, a few hundred': query({ text: '离职' }),
    'Chinese word, rare': query({ text: '微风' }),
    'Chinese word, nowhere': query({ text: '离岗' }),
    'Chinese words next to each other': query({ text: '员工离职' }),
    'Chinese character, common': query({ text: '王' }),
    'Chinese character, rare': query({ text: '职' }),
    'Chinese and Latin': query({ text: '王 firefox' }),
    'two words that never meet': query({ text: 'expired android' }),
    'words and not a word': query({ text: 'refused chrome -windows' }),
    'one act': query({ correlation: record.correlation_id }),
    'type, outcome, word, old days': query({
      type: 'logon.logon.completed',
      outcome: 'success',
      text: 'firefox',
      from: ago(110),
      to: ago(90),
    }),
    'type and outcome that never meet': query({ type: 'logon.logon.completed', outcome: 'refused' }),
  };
}
