import type { Texts } from './en.js';

const docs: Texts['docs'] = {
  title: 'API 文档',
  text: '除创建令牌外，控制台能做的，程序也能做：使用令牌，通过 HTTPS，以 JSON 收发。',
  token: '在控制台的“API 访问”中创建令牌，或运行 cli api-client create。令牌只显示一次。',
  example: '第一个请求',
  document: '同样内容的 OpenAPI 文档',
  search: '搜索',
  hint: '地址、权限或字段的一部分',
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
};

export const zh: Texts = { docs };
