export const en = {
  title: 'My applications',
  text: 'Opens where you are logged on already.',
  open: 'Open',
  openName: (application: string) => `Open ${application}`,
};

export type Texts = typeof en;
