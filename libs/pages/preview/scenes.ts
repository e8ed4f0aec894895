import { commonTexts, errorPage, type TenantContext } from '../src/index.js';

/** One page in one state, for any language. */
export type Scene = (context: TenantContext) => string;

export type Scenes = Readonly<Record<string, Scene>>;

/** Additional content of a refusal's page. */
type More = Partial<Parameters<typeof errorPage>[0]>;

/** The page of a refusal. */
export const errorScene =
  (status: number, code?: string, more: More | ((context: TenantContext) => More) = {}): Scene =>
  (context) =>
    errorPage({ context, status, code, ...(typeof more === 'function' ? more(context) : more) });

/** The way back to the page that the person came from. */
const again = ({ locale }: TenantContext): More => ({
  action: { href: '/t/demo/profile', label: commonTexts(locale).common.tryAgain },
});

/** Error pages without texts of a lib, and pages of refused forms. */
export const scenes: Scenes = {
  'error-400': errorScene(400),
  'error-403': errorScene(403),
  'error-404': errorScene(404),
  'error-409': errorScene(409, undefined, again),
  'error-410': errorScene(410),
  'error-429': errorScene(429, undefined, { retryAfterSeconds: 40 }),
  'error-500': errorScene(500, undefined, { reference: '019a3c1e-7a40' }),
  'error-503': errorScene(503, undefined, again),
  'form-address': errorScene(400, 'csrf.address', ({ locale }: TenantContext) => ({
    action: {
      href: 'https://portal.example.com/t/demo/logon',
      label: commonTexts(locale).common.rightAddress,
    },
  })),
  'form-cookies': errorScene(400, 'csrf.cookies'),
  'form-logged-on': errorScene(400, 'csrf.logged_on', ({ locale }: TenantContext) => ({
    action: { href: '/t/demo/', label: commonTexts(locale).common.toHome },
  })),
  'form-stale': errorScene(400, 'csrf.refused', again),
};
