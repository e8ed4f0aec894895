/** Acts of people, each with its share of all acts and the records that it leaves. */
const ACTS = [
  [0.5, qrLogon],
  [0.2, passwordLogon],
  [0.1, unusedTicket],
  [0.08, wrongPassword],
  [0.0698, logOff],
  [0.02, declined],
  [0.015, attachment],
  [0.008, refusedAccess],
  [0.004, blocked],
  [0.002, unbinding],
  [0.001, administration],
  [0.0002, operation],
];

const QR = 'dingtalk-qr';

/** One act of a person; `connection` is the DingTalk connection of the tenant. */
export function nextAct(random, people, connection) {
  const person = people[random.skewed(people.length)];
  let left = random.below(1e6) / 1e6;
  const [, act] = ACTS.find(([share]) => (left -= share) < 0) ?? ACTS[0];
  return act({ random, person, connection, ticket: random.uuid(), other: random.one(people) });
}

function record(type, outcome, { person, phone, anonymous, ...more }) {
  return {
    type,
    outcome,
    actor: anonymous ? { kind: 'anonymous' } : { kind: 'account', id: person.id },
    browser: person.browser,
    phone: phone ? person.phone : null,
    ...more,
  };
}

const account = ({ id, label }) => ({ kind: 'account', id, label });

function ticketSteps({ person, connection, ticket }, steps) {
  return steps.map(([step, outcome]) =>
    record(`qr-logon.ticket.${step}`, outcome, {
      person,
      anonymous: true,
      phone: step !== 'created' && step !== 'expired',
      method: QR,
      targets: [{ kind: 'ticket', id: ticket }, ...(step === 'created' ? [] : [account(person)])],
      detail: { ticketId: ticket, connectionId: connection, channel: 'qr' },
    }),
  );
}

function completed({ random, person }, method, phone, purpose = 'logon') {
  const [logonId, sessionId] = [random.uuid(), random.uuid()];
  return record('logon.logon.completed', 'success', {
    person,
    phone,
    method,
    targets: [account(person), { kind: 'session', id: sessionId }],
    detail: { logonId, sessionId, purpose },
  });
}

function qrLogon(scene) {
  const steps = ['created', 'scanned', 'confirmed', 'consumed'].map((step) => [step, 'success']);
  return [...ticketSteps(scene, steps), completed(scene, QR, true)];
}

function passwordLogon(scene) {
  return [completed(scene, 'password', false)];
}

function unusedTicket(scene) {
  return ticketSteps(scene, [
    ['created', 'success'],
    ['expired', 'info'],
  ]);
}

function declined(scene) {
  return ticketSteps(scene, [
    ['created', 'success'],
    ['scanned', 'success'],
    ['denied', 'refused'],
  ]);
}

function wrongPassword({ random, person }) {
  const attempt = record('authenticators.attempt.refused', 'refused', {
    person,
    anonymous: true,
    method: 'password',
    reason: 'credentials.wrong',
    targets: [account(person)],
    detail: { remaining: random.below(5) },
  });
  return Array.from({ length: 1 + random.below(3) }, () => attempt);
}

function logOff({ random, person }) {
  const id = random.uuid();
  const targets = [{ kind: 'session', id }, account(person)];
  return [
    record('logon.session.ended', 'info', {
      person,
      method: QR,
      reason: 'logged_off',
      targets,
      detail: { sessionId: id },
    }),
  ];
}

function attachment(scene) {
  const { random, person, connection } = scene;
  const targets = [{ kind: 'identity', id: random.uuid(), label: person.label }];
  const more = { person, method: QR, targets, detail: { connectionId: connection, origin: 'attach' } };
  return [
    record('binding.attachment.offered', 'info', { ...more, anonymous: true, phone: true }),
    record('binding.attachment.started', 'info', { ...more, anonymous: true }),
    record('binding.binding.created', 'success', { ...more, targets: [account(person), ...targets] }),
    completed(scene, 'password', true, 'attach'),
  ];
}

function refusedAccess({ person }) {
  const detail = { permission: 'audit.read', route: 'GET /api/admin/audit/records' };
  return [
    record('logon.access.refused', 'refused', {
      person,
      reason: 'permission.missing',
      targets: [account(person)],
      detail,
    }),
  ];
}

function blocked({ person }) {
  const more = {
    person,
    anonymous: true,
    method: 'password',
    reason: 'attempts.exhausted',
    targets: [account(person)],
  };
  return [record('authenticators.account.blocked', 'refused', { ...more, detail: { minutes: 15 } })];
}

function unbinding({ random, person, other }) {
  const targets = [account(other), { kind: 'identity', id: random.uuid(), label: other.label }];
  return [
    record('binding.binding.ended', 'success', {
      person,
      reason: random.one(['left the company', '员工离职，停用账号']),
      targets,
      detail: { origin: 'import' },
    }),
  ];
}

function administration({ random, person, connection }) {
  const seconds = random.one([60, 90, 120, 180]);
  const targets = [{ kind: 'connection', id: connection }];
  const detail = { before: { lifetimeSeconds: 120 }, after: { lifetimeSeconds: seconds } };
  return [record('dingtalk.connection.settings-changed', 'success', { person, targets, detail })];
}

function operation({ random, other }) {
  const detail = { by: 'command line' };
  return [
    {
      ...record('accounts.account.suspended', 'success', {
        person: other,
        targets: [account(other)],
        detail,
        reason: random.one(['zephyr', '微风']),
      }),
      actor: { kind: 'operator' },
      browser: null,
    },
  ];
}
