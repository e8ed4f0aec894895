export const home = {
  title: (name: string) => `Hello, ${name}`,
  account: 'My account',
  console: 'Admin console',
};
