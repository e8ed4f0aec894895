import { DEMO, DEMO_DEPARTMENTS } from '../../world/demo-world.js';
import { useSimulator } from '../../testing/use-simulator.js';

const wire = useSimulator();
const { form, appToken, post } = wire;
const { engineering, platform, sales } = DEMO_DEPARTMENTS;

describe('departments and their members', () => {
  const ask = async (path: string, body: Record<string, string>) =>
    (await form(`/topapi/v2/${path}?access_token=${await appToken()}`, body)).body;
  const list = (department: number, cursor = 0, size = 100) =>
    ask('user/list', { dept_id: String(department), cursor: String(cursor), size: String(size) });
  const scope = (...departmentScope: number[]) =>
    wire.simulator.world.apps.change(DEMO.clientId, {
      contactScope: new Set(),
      departmentScope: new Set(departmentScope),
    });

  it("returns one level of departments, and only a department's own members", async () => {
    const { result } = await ask('department/listsub', {});
    expect(result).toMatchObject([{ dept_id: engineering, parent_id: 1 }, { dept_id: sales }]);
    expect(await list(engineering)).toMatchObject({
      result: {
        has_more: false,
        list: [{ userid: 'alice', dept_id_list: [platform, engineering] }, { userid: 'bob' }],
      },
    });
  });

  it('returns pages by a cursor', async () => {
    const first = await list(engineering, 0, 1);
    expect(first).toMatchObject({ result: { has_more: true, next_cursor: 1, list: [{ userid: 'alice' }] } });
    expect(await list(engineering, 1, 1)).toMatchObject({
      result: { has_more: false, list: [{ userid: 'bob' }] },
    });
    expect(await list(engineering, 0, 101)).toMatchObject({ errcode: 40035 });
  });

  it('refuses departments outside the contact scope, and unknown ones', async () => {
    scope(engineering);
    expect(await ask('department/listsub', {})).toMatchObject({ errcode: 50004 });
    expect(await list(platform)).toMatchObject({ errcode: 0 });
    expect(await ask('user/get', { userid: 'carol' })).toMatchObject({ errcode: 50002 });
    expect(await list(7)).toMatchObject({ errcode: 60003 });
  });

  it('refuses the twenty-first call in a second, wrapped in 88', async () => {
    for (let call = 1; call <= 20; call += 1) expect(await list(sales)).toMatchObject({ errcode: 0 });
    expect(await list(sales)).toMatchObject({ errcode: 88, sub_code: '90018' });
    expect(await ask('department/listsub', {})).toMatchObject({ errcode: 0 });
    wire.advance(1);
    expect(await list(sales)).toMatchObject({ errcode: 0 });
  });

  it('reflects changes from outside: a person moves, a department is removed, many people join', async () => {
    const control = async (method: string, path: string, body?: unknown) =>
      fetch(`${wire.simulator.url}/control/${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
    await control('PUT', `members/${DEMO.corpId}/bob`, { departments: [sales], title: 'Seller' });
    expect(await ask('user/get', { userid: 'bob' })).toMatchObject({
      result: { title: 'Seller', dept_id_list: [sales] },
    });
    await control('DELETE', `departments/${DEMO.corpId}/${String(sales)}`);
    expect(await ask('user/get', { userid: 'bob' })).toMatchObject({ result: { dept_id_list: [1] } });
    await post(`/control/crowd/${DEMO.corpId}`, { people: 3, departments: 1 });
    const [, crowd] = (await ask('department/listsub', {}))['result'] as { dept_id: number }[];
    expect(await list(crowd?.dept_id ?? 0)).toMatchObject({
      result: { list: [{}, {}, { userid: 'crowd-3' }] },
    });
  });
});
