const AGENTS = [
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'Chrome 142',
    'Windows 10',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'Chrome 142',
    'macOS 10.15.7',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    'Microsoft Edge 142',
    'Windows 10',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox 145', 'Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
    'Safari 26',
    'macOS 10.15.7',
  ],
];

const PHONES = [
  [
    'Mozilla/5.0 (Linux; Android 15; 24129PN74C) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 DingTalk/7.6.30',
    'DingTalk 7.6',
    'Android 15',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22G86 AliApp(DingTalk/7.6.30)',
    'DingTalk 7.6',
    'iOS 18.6',
  ],
];

const NAMES = [
  'Li',
  'Wang',
  'Zhang',
  'Chen',
  'Alice',
  'Bob',
  'Carol',
  'Dmitri',
  'Elena',
  'Farid',
  'Grace',
  'Hiro',
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '欧',
];

/** The people of an organisation; most of them have the addresses of a few offices. */
export function makePeople(random, count) {
  const address = () =>
    `${100 + random.below(100)}.${random.below(256)}.${random.below(256)}.${random.below(256)}`;
  const offices = Array.from({ length: 12 }, address);
  return Array.from({ length: count }, (_, number) => ({
    id: random.uuid(),
    label: `${random.one(NAMES)}***${number}`,
    browser: device(
      random.happens(0.7) ? offices[random.skewed(offices.length)] : address(),
      random.one(AGENTS),
    ),
    phone: device(address(), random.one(PHONES)),
  }));
}

function device(ip, [userAgent, name, os]) {
  return { ip, userAgent, name, os };
}
