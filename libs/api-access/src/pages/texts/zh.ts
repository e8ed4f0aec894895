import { zhAreas } from './areas.js';
import type { Texts } from './en.js';
import { zhPermissions } from './permissions.js';

const mine: Texts['mine'] = {
  title: '个人访问令牌',
  text: '您的脚本用它们调用 API，权限不超过您自己的权限。',
  empty: '您没有令牌。',
  create: '新建令牌',
  until: '到期时间：',
  lastUsed: '最近使用：',
  neverUsed: '从未使用',
  count: (permissions) => `${String(permissions)} 项权限`,
  sensitive: '含敏感操作',
  revoke: '吊销',
  revokeName: (name) => `吊销${name}`,
  docs: 'API 文档',
  form: {
    title: '新建个人访问令牌',
    text: '只授予脚本所需的权限：持有令牌的人都可以使用这些权限。',
    name: '名称',
    nameHint: '显示在列表和日志中。',
    days: '有效期',
    life: (days) => `${String(days)} 天`,
    permissions: '权限',
    missing: '请至少选择一项权限。',
    isSensitive: '允许敏感操作',
    sensitiveHint: '即需要您再次验证身份的操作。程序无法验证身份。',
    submit: '创建令牌',
  },
  once: {
    title: '您的新令牌',
    text: '令牌仅显示这一次，请妥善保管。',
    label: '令牌',
    until: '有效期至',
    home: '我已保存',
  },
};

const notices: Texts['notices'] = { home: { 'token.revoked': '令牌已吊销，不再有效。' } };

const errors: Texts['errors'] = {
  pages: {
    'api_token.invalid': {
      title: '无法创建此令牌',
      text: '令牌需要名称、一年以内的有效期以及至少一项权限。',
      todo: '请返回并补全内容。',
    },
    'api_token.too_many': {
      title: '您的令牌数量已达上限',
      text: '每人最多 20 个令牌。',
      todo: '请在门户首页吊销不再需要的令牌。',
    },
    'api_token.beyond_owner': {
      title: '令牌的权限不能超过您的权限',
      text: '打开表单后，您的角色发生了变化。',
      todo: '请重新打开表单。',
    },
    'api_token.unknown': {
      title: '此令牌不存在',
      text: '令牌可能已被吊销。',
      todo: '请在门户首页查看您的令牌。',
    },
  },
};

const docs: Texts['docs'] = {
  title: 'API 文档',
  text: '除创建令牌外，控制台能做的，程序也能做：使用令牌，通过 HTTPS，以 JSON 收发。',
  token: '在控制台的“API 访问”中创建令牌，或运行 cli api-client create。令牌只显示一次。',
  example: '第一个请求',
  document: 'OpenAPI 文档',
  search: '搜索',
  hint: '用途，或地址、权限、字段的一部分',
  none: '没有匹配的内容。',
  permission: '权限',
  anybody: '任何令牌',
  sensitive: '仅限允许敏感操作的令牌',
  parameters: '参数',
  body: '请求体',
  answer: '响应',
  nothing: '无内容',
  field: '字段',
  type: '类型',
  meaning: '含义',
  required: '必填',
  types: '数据类型',
  refused: '被拒绝的请求以问题文档（RFC 9457）应答，其中的 code 保持不变。',
  areas: zhAreas,
};

export const zh: Texts = { docs, mine, notices, errors, permissions: zhPermissions };
