import type { World } from './world.js';

export const DEMO = {
  corpId: 'dingdemo0000000001',
  otherCorpId: 'dingother000000001',
  clientId: 'dingdemoapp000001',
  clientSecret: 'demo-app-secret-not-for-production',
  callbackPath: '/t/demo/dingtalk/main/callback',
} as const;

const MEMBERS = [
  { id: 'alice', name: 'Alice Zhang 张爱丽', nick: 'Alice', mobile: '13900000001', avatarColour: '#3b6fd8' },
  { id: 'bob', name: 'Bob Li 李博', nick: 'Bob', mobile: '13900000002', avatarColour: '#0f8a6d' },
  { id: 'carol', name: 'Carol Chen 陈可', nick: 'Carol', mobile: '13900000003', avatarColour: '#b4541f' },
  { id: 'wang', name: '王小明', nick: '小明', mobile: '13900000004', avatarColour: '#7a4fc0' },
  { id: 'mallory', name: 'Mallory Wu 吴茉', nick: 'Mallory', mobile: '13900000005', avatarColour: '#b03a6a' },
] as const;

/** The fixed world that the demo tenant, the documentation and many specs rely on. */
export function demoWorld(world: World, portalUrl: string): void {
  world.addOrganisation({ corpId: DEMO.corpId, name: { en: 'Demo Organisation', zh: '示例组织' } });
  world.addOrganisation({ corpId: DEMO.otherCorpId, name: { en: 'Other Organisation', zh: '其他组织' } });
  for (const member of MEMBERS) {
    world.addPerson(member);
    world.addMember({ corpId: DEMO.corpId, personId: member.id });
  }
  world.addPerson({
    id: 'emil',
    name: 'Emil Sun 孙逸',
    nick: 'Emil',
    mobile: '13900000006',
    avatarColour: '#5b6b7f',
  });
  world.addMember({ corpId: DEMO.corpId, personId: 'emil', active: false });
  world.addPerson({
    id: 'olga',
    name: 'Olga Qian 钱欧',
    nick: 'Olga',
    mobile: '13900000007',
    avatarColour: '#3f7d20',
  });
  world.addMember({ corpId: DEMO.otherCorpId, personId: 'olga' });
  world.addApp({
    clientId: DEMO.clientId,
    clientSecret: DEMO.clientSecret,
    agentId: 1001,
    name: { en: 'Demo portal', zh: '示例门户' },
    corpIds: [DEMO.corpId],
    redirectUrls: [new URL(DEMO.callbackPath, portalUrl).href],
  });
}
