import { ApiExtension, ApiOperation } from '@nestjs/swagger';

/** Name of the OpenAPI extension with an operation's summary in Chinese, as a document has only one language. */
export const CHINESE_SUMMARY = 'x-summary-zh';

/** What an operation does, in a few words for people. */
export interface Summary {
  readonly en: string;
  readonly zh: string;
}

/** Describes an operation in the API's description and on its page. */
export function ApiSummary({ en, zh }: Summary): MethodDecorator {
  const summary = ApiOperation({ summary: en });
  const inChinese = ApiExtension(CHINESE_SUMMARY, zh) as MethodDecorator;
  return (target, key, descriptor) => {
    summary(target, key, descriptor);
    inChinese(target, key, descriptor);
  };
}
