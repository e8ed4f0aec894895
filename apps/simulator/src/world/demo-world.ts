import { ROOT_DEPARTMENT } from './department.js';
import type { World } from './world.js';

export const DEMO = {
  corpId: 'dingdemo0000000001',
  otherCorpId: 'dingother000000001',
  clientId: 'dingdemoapp000001',
  clientSecret: 'demo-app-secret-not-for-production',
  callbackPath: '/t/demo/dingtalk/main/callback',
} as const;

/** Ids of the demo organisation's departments. */
export const DEMO_DEPARTMENTS = { engineering: 101, platform: 102, sales: 103 } as const;

const { engineering, platform, sales } = DEMO_DEPARTMENTS;

const DEPARTMENTS = [
  { id: engineering, name: '研发部 Engineering', parentId: ROOT_DEPARTMENT },
  { id: platform, name: '平台组 Platform', parentId: engineering },
  { id: sales, name: '销售部 Sales', parentId: ROOT_DEPARTMENT },
] as const;

/** Departments of the members, the main one first; everybody else is in the root. */
const IN_DEPARTMENTS: Readonly<Record<string, readonly number[]>> = {
  alice: [platform, engineering],
  bob: [engineering],
  carol: [sales],
  wang: [platform],
};

const MEMBERS = [
  { id: 'alice', name: 'Alice Zhang 张爱丽', nick: 'Alice', mobile: '13900000001', avatarColour: '#3b6fd8' },
  { id: 'bob', name: 'Bob Li 李博', nick: 'Bob', mobile: '13900000002', avatarColour: '#0f8a6d' },
  { id: 'carol', name: 'Carol Chen 陈可', nick: 'Carol', mobile: '13900000003', avatarColour: '#b4541f' },
  { id: 'wang', name: '王小明', nick: '小明', mobile: '13900000004', avatarColour: '#7a4fc0' },
  { id: 'mallory', name: 'Mallory Wu 吴茉', nick: 'Mallory', mobile: '13900000005', avatarColour: '#b03a6a' },
] as const;

/** The fixed world on which the demo tenant, the documentation and many specs rely. */
export function demoWorld(world: World, portalUrl: string): void {
  world.addOrganisation({ corpId: DEMO.corpId, name: { en: 'Demo Organisation', zh: '示例组织' } });
  world.addOrganisation({ corpId: DEMO.otherCorpId, name: { en: 'Other Organisation', zh: '其他组织' } });
  for (const department of DEPARTMENTS) world.addDepartment({ corpId: DEMO.corpId, ...department });
  for (const member of MEMBERS) {
    world.addPerson(member);
    const departments = IN_DEPARTMENTS[member.id] ?? [ROOT_DEPARTMENT];
    world.addMember({ corpId: DEMO.corpId, personId: member.id, departments });
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
