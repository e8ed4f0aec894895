import type { Language } from '../pages/language.js';

const en = {
  title: 'Organisation – DingTalk simulator',
  heading: 'Organisation',
  intro:
    'Departments and people, as DingTalk’s administrators change them. Apps that listen are told at once: watch the portal’s directory follow.',
  organisations: 'Organisations',
  tree: 'Departments and people',
  more: (count: number) => `and ${String(count)} more`,
  former: 'Have left',
  rejoin: 'Join again',
  pick: 'Choose a department or a person.',
  hears: (lines: number, hasPush: boolean) =>
    lines === 0 && !hasPush
      ? 'No app is listening: changes are found at the next synchronisation.'
      : `Changes are told ${[lines > 0 ? `on ${String(lines)} open line${lines === 1 ? '' : 's'}` : '', hasPush ? 'by pushes' : ''].filter(Boolean).join(' and ')}.`,
  personName: 'Name',
  departmentName: 'Name',
  position: 'Position',
  department: 'Department',
  parent: 'Belongs to',
  save: 'Save',
  leave: 'Leaves the organisation',
  remove: 'Remove the department',
  removeHint: 'Its people go to the organisation itself.',
  joinHeading: 'Somebody joins',
  join: 'Join',
  newDepartment: 'A new department below',
  add: 'Add',
};

const zh: typeof en = {
  title: '组织 – 钉钉模拟器',
  heading: '组织',
  intro:
    '部门和人员，如同钉钉管理员所做的修改。变更会立即通知正在监听的应用：可在门户的通讯录中看到随之变化。',
  organisations: '组织列表',
  tree: '部门和人员',
  more: (count) => `另有 ${String(count)} 项`,
  former: '已离开',
  rejoin: '重新加入',
  pick: '请选择一个部门或人员。',
  hears: (lines, hasPush) =>
    lines === 0 && !hasPush
      ? '当前无人监听：变更会在下次同步时发现。'
      : `变更通知方式：${[lines > 0 ? `${String(lines)} 条长连接` : '', hasPush ? '推送' : ''].filter(Boolean).join('、')}。`,
  personName: '姓名',
  departmentName: '名称',
  position: '职位',
  department: '部门',
  parent: '上级部门',
  save: '保存',
  leave: '离开组织',
  remove: '删除部门',
  removeHint: '其成员将归入组织根部门。',
  joinHeading: '新成员加入',
  join: '加入',
  newDepartment: '新建下级部门',
  add: '新建',
};

export const ORGANISATION_TEXTS: Record<Language, typeof en> = { en, zh };
