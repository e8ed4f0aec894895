import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../admin-ui/src/app/', import.meta.url));

interface Form {
  readonly component: string;
  /** The opening tag. */
  readonly tag: string;
  /** Modules of Angular's forms that the component imports. */
  readonly modules: readonly string[];
}

/** Every form in a template, with its component's form modules. */
const forms: readonly Form[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .flatMap((component) => {
    const text = readFileSync(join(folder, component), 'utf8');
    const file = /templateUrl: '([^']+)'/.exec(text)?.[1];
    const template = file === undefined ? text : readFileSync(join(folder, dirname(component), file), 'utf8');
    const modules = ['ReactiveFormsModule', 'FormsModule'].filter((name) =>
      new RegExp(`\\b${name}\\b`).test(text),
    );
    return Array.from(template.matchAll(/<form\b[^>]*>/g), ([tag]) => ({ component, tag, modules }));
  });

/** Whether a directive on this form emits `ngSubmit` and keeps the browser from reloading the page. */
function isHeard({ tag, modules }: Form): boolean {
  return modules.includes(tag.includes('[formGroup]') ? 'ReactiveFormsModule' : 'FormsModule');
}

describe('the forms of the console', () => {
  it('are found', () => {
    expect(forms.length).toBeGreaterThan(10);
  });

  it('all handle their submit event, and none reloads the page instead', () => {
    const deaf = forms.filter((form) => form.tag.includes('(ngSubmit)') && !isHeard(form));
    expect(deaf).toEqual([]);
  });
});
