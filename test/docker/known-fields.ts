import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './docker-file.js';
import type { Manifest } from './rendered-chart.js';

/**
 * Errors of manifests against the types of Kubernetes' API: fields that are unknown, missing or of another type. Kubernetes' JSON
 * schemas and the API server silently accept unknown fields.
 */
export function complaintsAbout(manifests: readonly Manifest[]): readonly string[] {
  const folder = mkdtempSync(join(root, 'node_modules', '.cache', 'openeiam-manifests-'));
  const file = join(folder, 'manifests.ts');
  const lines = manifests.map(({ apiVersion, kind, ...rest }, index) => {
    const group = apiVersion.includes('.') || apiVersion.includes('/') ? apiVersion : 'v1';
    const from = `import type { I${kind} as T${String(index)} } from 'kubernetes-models/${group}';`;
    return `${from}\nexport const m${String(index)}: T${String(index)} = ${JSON.stringify({ apiVersion, kind, ...rest })};`;
  });
  writeFileSync(file, lines.join('\n'));
  try {
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      types: [],
    });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
