/** Facts for the mail to administrators when a threshold has stopped a synchronisation. */
export interface StopFacts {
  readonly tenantName: string;
  /** The number of missing people. */
  readonly missing: number;
  /** Address of the run in the console. */
  readonly console: string;
}

/** The notice in both languages, as the reader's language is not known here. */
export function stopTexts({ tenantName, missing, console }: StopFacts): {
  readonly subject: string;
  readonly text: string;
} {
  const number = String(missing);
  const english = [
    `The directory of ${tenantName} was not synchronised: ${number} people are missing from the organisation’s address book, more than your thresholds allow. Nothing was changed, and nobody was suspended.`,
    `Look at the list. If they have left, let the run go on; otherwise correct what the portal may read. ${console}`,
  ];
  const chinese = [
    `${tenantName}的通讯录未同步：组织通讯录中缺少 ${number} 人，超过了您设置的阈值。未作任何更改，也没有停用任何账号。`,
    `请查看名单：如果这些人确已离职，可让同步继续；否则请改正本系统可读取的通讯录范围。${console}`,
  ];
  return {
    subject: 'Directory synchronisation stopped · 通讯录同步已停止',
    text: `${[...english, '', '—', '', ...chinese].join('\n')}\n`,
  };
}
