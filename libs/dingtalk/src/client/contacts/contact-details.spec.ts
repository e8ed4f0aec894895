import { contact } from './contact.js';

const detailsOf = (told: object) => contact.parse({ userid: 'u', ...told }).details;

it('details have our names for the attributes, and the day of hiring in China’s time zone', () => {
  const told = {
    email: 'a@x.test',
    org_email: 'a@acme.test',
    work_place: '12F',
    hired_date: 1_774_886_400_000,
  };
  expect(detailsOf(told)).toMatchObject({
    personalEmail: 'a@x.test',
    orgEmail: 'a@acme.test',
    workPlace: '12F',
    hiredDate: '2026-03-31',
  });
});

it.each([
  ['{"爱好":"旅游","级别":7,"x":{"y":1}}', { 'extension.爱好': '旅游', 'extension.级别': '7' }],
  ['{"爱好":', {}],
  ['null', {}],
  [undefined, {}],
])('details contain the organisation’s own attributes only if %s is an object of texts', (extension, own) => {
  const names = Object.entries(detailsOf({ extension })).filter(([name]) => name.startsWith('extension.'));
  expect(Object.fromEntries(names)).toEqual(own);
});
