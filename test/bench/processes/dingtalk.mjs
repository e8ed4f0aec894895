// The simulated DingTalk, with as many people as the bench needs, and codes of their phones by the hundred.
import 'reflect-metadata';
import { DEMO, startSimulator } from '#simulator';

const { PORT, PEOPLE, PORTAL_URL } = process.env;

const simulator = await startSimulator({
  port: Number(PORT),
  portalUrl: PORTAL_URL,
  // High enough that the directory does not wait for DingTalk's rate limit, which would otherwise be all that is measured.
  callsPerSecond: 1_000_000,
  world(world) {
    world.addOrganisation({ corpId: DEMO.corpId, name: { en: 'Bench', zh: '测试' } });
    for (let person = 0; person < Number(PEOPLE); person += 1) {
      world.addPerson({ id: `person-${person}`, name: `Person ${person}` });
      world.addMember({ corpId: DEMO.corpId, personId: `person-${person}` });
    }
    world.addApp({
      clientId: DEMO.clientId,
      clientSecret: DEMO.clientSecret,
      corpIds: [DEMO.corpId],
      redirectUrls: [new URL(DEMO.callbackPath, PORTAL_URL).href],
    });
  },
});

process.on('message', ({ id, ask, people }) => {
  if (ask !== 'codes') return;
  const request = { clientId: DEMO.clientId, corpId: DEMO.corpId, pageUrl: `${PORTAL_URL}/q/x` };
  const answer = people.map((person) => simulator.issueJsapiCode(`person-${person}`, request).code);
  process.send({ id, answer });
});

console.log('DingTalk is running');
