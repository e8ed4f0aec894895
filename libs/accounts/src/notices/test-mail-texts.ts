type Language = 'en' | 'zh';

const TEXTS: Readonly<
  Record<Language, (tenant: string) => { readonly subject: string; readonly text: string }>
> = {
  en: (tenant) => ({
    subject: `Test mail from ${tenant}`,
    text: `An administrator of ${tenant} sent this mail to see whether mails reach you. They do, and there is nothing else for you to do.`,
  }),
  zh: (tenant) => ({
    subject: `${tenant}测试邮件`,
    text: `${tenant}的管理员发送此邮件，以确认您能否收到邮件。您已收到，无需进行任何操作。`,
  }),
};

/** A test mail in the languages of the tenant, one after the other. */
export function testMailTexts(
  languages: readonly Language[],
  tenant: string,
): { readonly subject: string; readonly text: string } {
  const texts = languages.map((language) => TEXTS[language](tenant));
  return {
    subject: texts.map(({ subject }) => subject).join(' · '),
    text: `${texts.map(({ text }) => text).join('\n\n—\n\n')}\n`,
  };
}
