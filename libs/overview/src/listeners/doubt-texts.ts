import { timeInMails } from '#mail';

/** Facts in the mail that tells administrators that their log is not intact. */
export interface DoubtFacts {
  readonly tenantName: string;
  /** First wrong sequence number, if one can be named. */
  readonly sequence: number | null;
  readonly at: Date;
  /** Address of the log in the console. */
  readonly console: string;
}

/** The notice in both languages, one after the other, as the reader's language is unknown. */
export function doubtTexts({ tenantName, sequence, at, console }: DoubtFacts): {
  readonly subject: string;
  readonly text: string;
} {
  const number = sequence === null ? '' : String(sequence);
  const english = [
    `The log of ${tenantName} was found not to be intact on ${timeInMails('en-GB', at)} UTC${number === '' ? '' : `, from record ${number} on`}.`,
    `Leave everything as it is and ask the operator at once: after a restore from a backup the operator has to accept it, otherwise somebody has changed the log. ${console}`,
  ];
  const chinese = [
    `系统于 ${timeInMails('zh-CN', at)}（UTC）发现${tenantName}的审计日志不完整或被篡改${number === '' ? '' : `，问题从第 ${number} 条记录开始`}。`,
    `请保持现状，并立即联系运维人员：如果刚刚从备份恢复，需要由运维人员确认此次恢复；否则日志已被他人改动。${console}`,
  ];
  return {
    subject: 'The log is not intact · 审计日志不完整',
    text: `${[...english, '', '—', '', ...chinese].join('\n')}\n`,
  };
}
