import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { root } from './docker-file.js';
import { complaintsAbout } from './known-fields.js';
import { chartFile, chartValues, renderChart, type Manifest } from './rendered-chart.js';

const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { readonly version: string };

const FILLED = {
  ...chartValues(),
  publicUrl: 'https://id.acme.test',
  trustProxy: '10.0.0.0/8',
  settings: { TICKETS_PER_TENANT: '9000', MAIL_FROM: 'Acme "identity" <no-reply@acme.test>' },
};

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface Pod {
  readonly automountServiceAccountToken: boolean;
  readonly securityContext: object;
  readonly volumes: readonly { readonly name: string; readonly secret?: { readonly secretName: string } }[];
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
    readonly securityContext: object;
    readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
    readonly livenessProbe?: Probe;
    readonly readinessProbe?: Probe;
    readonly env: readonly { readonly name: string; readonly value: string }[];
  }[];
}

function podOf({ spec }: Manifest): Pod {
  return (spec['template'] as { readonly spec: Pod }).spec;
}

function environmentOf(manifest: Manifest): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (podOf(manifest).containers[0]?.env ?? []).map(({ name, value }) => [name, value]),
  );
}

describe('the Helm chart', () => {
  let manifests: readonly Manifest[];

  beforeAll(async () => {
    manifests = await renderChart(FILLED);
  });

  const named = (name: string): Manifest => {
    const found = manifests.find(
      ({ kind, metadata }) => kind !== 'Service' && kind !== 'PodDisruptionBudget' && metadata.name === name,
    );
    if (found === undefined) throw new Error(`The chart has no ${name}`);
    return found;
  };

  it('renders objects with only known fields of Kubernetes', () => {
    expect(manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
      'Deployment acme-server',
      'Deployment acme-worker',
      'Ingress acme',
      'Job acme-migrate-3',
      'PodDisruptionBudget acme-server',
      'Service acme-server',
    ]);
    expect(complaintsAbout(manifests)).toEqual([]);
    const broken = manifests.map((manifest) => ({ ...manifest, spec: { ...manifest.spec, replicaz: 2 } }));
    expect(complaintsAbout(broken)).toHaveLength(manifests.length);
  });

  it('gives no pod more rights than it needs', () => {
    for (const name of ['acme-server', 'acme-worker', 'acme-migrate-3']) {
      expect([name, podOf(named(name))]).toMatchObject([
        name,
        {
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 1000,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
            },
          ],
        },
      ]);
    }
  });

  it('D7: passes secrets as files, and the login that owns the schemas only to the migration', () => {
    const common = {
      DATABASE_URL_FILE: '/run/secrets/openeiam/database-url',
      ENCRYPTION_KEYS_FILE: '/run/secrets/openeiam/encryption-keys',
    };
    expect(environmentOf(named('acme-server'))).toMatchObject(common);
    expect(environmentOf(named('acme-migrate-3'))).toMatchObject({
      ...common,
      DATABASE_OWNER_URL_FILE: '/run/secrets/owner/database-owner-url',
    });
    for (const name of ['acme-server', 'acme-worker'])
      expect(JSON.stringify(named(name))).not.toMatch(/owner/i);
  });

  it('restarts dead processes, and sends no requests to a process that is not ready', () => {
    for (const [name, ready, port] of [
      ['acme-server', '/readyz?exclude=notices', 3000],
      ['acme-worker', '/readyz?exclude=notices,queues', 3001],
    ] as const) {
      const container = podOf(named(name)).containers[0];
      expect(container?.livenessProbe?.httpGet).toEqual({
        path: '/healthz',
        port: container?.ports?.[0]?.name,
      });
      expect(container?.readinessProbe?.httpGet.path).toBe(ready);
      expect(container?.ports?.[0]?.containerPort).toBe(port);
    }
  });

  it('passes settings unchanged', () => {
    expect(environmentOf(named('acme-worker'))).toMatchObject({
      ...FILLED.settings,
      PUBLIC_URL: 'https://id.acme.test',
      TRUST_PROXY: '10.0.0.0/8',
    });
  });

  it('names images by the version of the chart, or by a given tag', async () => {
    const { appVersion } = parse(chartFile('Chart.yaml')) as { readonly appVersion: string };
    expect(appVersion).toBe(version);
    expect(podOf(named('acme-server')).containers[0]?.image).toBe(`openeiam/server:${version}`);
    const image = {
      repository: 'registry.acme.test/openeiam',
      tag: '9.9',
      pullPolicy: 'Always',
      pullSecrets: ['mine'],
    };
    const other = await renderChart({ ...FILLED, image, ingress: { enabled: false } });
    expect(JSON.stringify(other)).toContain('registry.acme.test/openeiam/worker:9.9');
    expect(other.map(({ kind }) => kind)).not.toContain('Ingress');
    expect(complaintsAbout(other)).toEqual([]);
  });

  it('refuses invalid values before an installation', () => {
    const schema = z.fromJSONSchema(
      JSON.parse(chartFile('values.schema.json')) as z.core.JSONSchema.JSONSchema,
    );
    expect(schema.safeParse(FILLED)).toMatchObject({ success: true });
    for (const wrong of [
      { publicUrl: '' },
      { publicUrl: 'http://id.acme.test' },
      { settings: { TICKETS_PER_TENNANT: '1' } },
      { settings: { TICKETS_PER_TENANT: 9000 } },
      { settings: { ENCRYPTION_KEYS: 'k1:canary' } },
      { secrets: { name: 'openeiam', keys: { DATABASE_URL: 'database-url' } } },
    ])
      expect([wrong, schema.safeParse({ ...FILLED, ...wrong }).success]).toEqual([wrong, false]);
  });
});
