import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../admin-ui/src/app/', import.meta.url));

interface Form {
  readonly component: string;
  /** The opening tag. */
  readonly tag: string;
  /** What the component imports of Angular's forms. */
  readonly modules: readonly string[];
}

/** Every form in a template, with what its component knows of forms. */
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

/** Whether the directive stands on this form that sends `ngSubmit` and keeps the browser from loading the page anew. */
function isHeard({ tag, modules }: Form): boolean {
  return modules.includes(tag.includes('[formGroup]') ? 'ReactiveFormsModule' : 'FormsModule');
}

describe('the forms of the console', () => {
  it('are found', () => {
    expect(forms.length).toBeGreaterThan(10);
  });

  it('do what they listen for: none loads the page anew instead', () => {
    const deaf = forms.filter((form) => form.tag.includes('(ngSubmit)') && !isHeard(form));
    expect(deaf).toEqual([]);
  });
});
