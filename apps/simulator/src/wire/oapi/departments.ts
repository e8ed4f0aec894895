import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { ROOT_DEPARTMENT, type Department } from '../../world/department.js';
import { PERMISSIONS } from '../../world/permissions.js';
import { field } from '../field.js';
import { pathOf } from '../path.js';
import { appTokenCaller } from './app-token-caller.js';
import { memberView } from './member-view.js';
import { OapiRefusal } from './oapi-refusal.js';
import { qpsLimit } from './qps-limit.js';
import { seesDepartment } from './scope.js';

const MOST_MEMBERS = 100;

/** `POST /topapi/v2/department/listsub`, `…/get` and `POST /topapi/v2/user/list`: one level, one department, one page of its members. */
export function departments(scope: FastifyInstance, dingtalk: DingTalk): void {
  const { world, faults, values } = dingtalk;
  const ok = (result: unknown) => ({ errcode: 0, errmsg: 'ok', result, request_id: values.next('request') });

  const asked = (request: FastifyRequest, permission: string) => {
    const { app, corpId } = appTokenCaller(request, dingtalk, permission);
    if (dingtalk.callLimit.isExceededBy(app.clientId, pathOf(request))) throw qpsLimit(request);
    const id = Number(field(request.body, 'dept_id') || String(ROOT_DEPARTMENT));
    const isOut = faults.strike('departmentOutOfScope', pathOf(request)) !== undefined;
    const department = world.departments.find(corpId, id);
    if (department === undefined) throw new OapiRefusal(60003, '部门不存在');
    if (isOut || !seesDepartment(world, app, corpId, id))
      throw new OapiRefusal(50004, '企业部门不在授权范围');
    return { app, corpId, department };
  };

  scope.post('/topapi/v2/department/listsub', async (request) => {
    const { corpId, department } = asked(request, PERMISSIONS.listDepartments);
    return ok(world.departments.children(corpId, department.id).map(departmentView));
  });

  scope.post('/topapi/v2/department/get', async (request) => {
    const { department } = asked(request, PERMISSIONS.listDepartments);
    return ok({ ...departmentView(department), order: 0, dept_manager_userid_list: [] });
  });

  scope.post('/topapi/v2/user/list', async (request) => {
    const { app, corpId, department } = asked(request, PERMISSIONS.listMembers);
    const size = Number(field(request.body, 'size') || '0');
    const cursor = Number(field(request.body, 'cursor') || '0');
    if (!(size >= 1 && size <= MOST_MEMBERS)) throw new OapiRefusal(40035, '不合法的参数');
    const all = world.memberships.inDepartment(corpId, department.id);
    const isStuck = faults.strike('cursorStuck', pathOf(request)) !== undefined;
    const hasMore = isStuck || all.length > cursor + size;
    return ok({
      has_more: hasMore,
      ...(hasMore ? { next_cursor: isStuck ? cursor : cursor + size } : {}),
      list: all.slice(cursor, cursor + size).map((member) => memberView(request, dingtalk, app, member)),
    });
  });
}

function departmentView({ id, name, parentId }: Department): Record<string, unknown> {
  return {
    dept_id: id,
    name,
    ...(parentId === null ? {} : { parent_id: parentId }),
    create_dept_group: false,
    auto_add_user: false,
  };
}
