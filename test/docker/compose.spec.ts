import { parse } from 'yaml';
import { settingList } from '#runtime';
import { dockerFile, exampleEnvironment } from './docker-file.js';

interface Service {
  readonly image: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly init?: boolean;
  readonly restart?: string;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly profiles?: readonly string[];
  readonly build?: { readonly target: string };
  readonly command?: readonly string[];
  readonly healthcheck?: object;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const FILES = ['compose.yml', 'compose.scale.yml'] as const;
const PRODUCT = ['migrate', 'cli', 'server', 'worker'];
const SECRET = /PASSWORD|KEYS|TOKEN/;

/** Settings that the compose files build from passwords. */
const MADE_HERE = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'REDIS_URL'];

/** Settings that the images already have. */
const OF_THE_IMAGE = ['NODE_ENV', 'HOST', 'PORT', 'WORKER_PORT'];

function servicesOf(file: string): Readonly<Record<string, Service>> {
  const text = dockerFile(file);
  return (parse(text, { merge: true }) as { readonly services: Record<string, Service> }).services;
}

describe.each(FILES)('docker/%s', (file) => {
  const services = servicesOf(file);
  const each = Object.entries(services);

  it('gives no service more rights than it needs', () => {
    for (const [name, service] of each) {
      expect({ name, ...service }).toMatchObject({
        name,
        read_only: true,
        init: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
      expect({ name, user: service.user }).toEqual({
        name,
        user: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/),
      });
      expect({ name, tmpfs: service.tmpfs }).toEqual({
        name,
        tmpfs: expect.arrayContaining([expect.stringMatching(/^\/tmp:/)]),
      });
      expect([service.privileged, service.cap_add]).toEqual([undefined, undefined]);
      expect(JSON.stringify(service.volumes ?? [])).not.toContain('docker.sock');
    }
  });

  it('publishes only what the world or the proxy of this machine must reach', () => {
    const published = each.filter(([, { ports }]) => ports !== undefined).map(([name]) => name);
    expect(published).toEqual([file === 'compose.yml' ? 'server' : 'nginx']);
    for (const port of services['server']?.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('starts server and worker only after the database answers and is migrated', () => {
    for (const name of ['server', 'worker']) {
      expect(services[name]?.depends_on).toMatchObject({
        postgres: { condition: 'service_healthy' },
        migrate: { condition: 'service_completed_successfully' },
      });
    }
    expect(services['migrate']).toMatchObject({
      command: ['migrate'],
      restart: 'no',
      build: { target: 'cli' },
    });
    expect(services['postgres']?.healthcheck).toBeDefined();
  });

  it('gives the login that owns the schemas only to the migration', () => {
    const knowing = each.filter(([, { environment }]) => JSON.stringify(environment ?? {}).includes('OWNER'));
    expect(knowing.map(([name]) => name).sort()).toEqual(['migrate', 'postgres']);
    for (const name of PRODUCT) {
      expect(services[name]?.environment?.['DATABASE_URL']).toMatch(
        /^\$\{DATABASE_URL-postgresql:\/\/openeiam:\$\{DATABASE_PASSWORD:\?/,
      );
    }
  });

  it('P5: takes every secret from the environment file, and refuses to start without it', () => {
    const text = dockerFile(file);
    const used = [...text.matchAll(/(?<!\$)\$\{([A-Z_]+)(:?[?-])?/g)].map(([, name = '', how = '']) => ({
      name,
      how,
    }));
    const optional = ['METRICS_TOKEN'];
    const lax = used.filter(
      ({ name, how }) =>
        SECRET.test(name) && !name.endsWith('_FILE') && !optional.includes(name) && how !== ':?',
    );
    // If empty, they may come from a file; with neither, every process refuses to start (production.spec.ts).
    expect(lax).toEqual([{ name: 'ENCRYPTION_KEYS', how: '?' }]);
    expect(used.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['DATABASE_PASSWORD', 'ENCRYPTION_KEYS']),
    );
    const known = Object.keys(exampleEnvironment());
    const unknown = used
      .map(({ name }) => name.replace(/_FILE$/, ''))
      .filter((name) => !known.includes(name));
    expect(unknown.filter((name) => !MADE_HERE.includes(name) && name !== 'AUDIT_CHECKPOINT')).toEqual([]);
  });

  it.each(PRODUCT)('passes every setting to %s, and a file for each secret', (name) => {
    const passed = Object.keys(services[name]?.environment ?? {});
    const wanted = settingList()
      .filter((setting) => !setting.isTrial && !OF_THE_IMAGE.includes(setting.name))
      .filter((setting) => setting.name !== 'DATABASE_OWNER_URL' || name === 'migrate')
      .filter((setting) => setting.name !== 'REDIS_URL' || file === 'compose.scale.yml')
      .flatMap((setting) => (setting.isSecret ? [setting.name, `${setting.name}_FILE`] : [setting.name]));
    expect(passed.sort()).toEqual(wanted.sort());
  });

  it('keeps files of commands and checkpoints outside the containers', () => {
    expect(services['cli']).toMatchObject({ build: { target: 'cli' }, profiles: ['cli'] });
    expect(services['cli']?.volumes).toContain('./output:/output');
    expect(services['worker']?.volumes).toContain('${CHECKPOINTS_DIR:-./checkpoints}:/checkpoints');
    for (const name of PRODUCT)
      expect(services[name]?.volumes).toContain('${SECRETS_DIR:-./secrets}:/run/secrets:ro');
  });

  it('trusts forwarded addresses only from the containers’ network', () => {
    expect(services['server']?.environment?.['TRUST_PROXY']).toBe('${SUBNET:-172.30.77.0/24}');
    const { networks } = parse(dockerFile(file), { merge: true }) as { networks: unknown };
    expect(networks).toEqual({ default: { ipam: { config: [{ subnet: '${SUBNET:-172.30.77.0/24}' }] } } });
  });
});

describe('docker/.env.example', () => {
  it('P5: contains no secret, not even a sample', () => {
    const filled = Object.entries(exampleEnvironment()).filter(([, value]) => value !== '');
    expect(filled.map(([name]) => name)).toEqual(['PORT', 'SUBNET']);
  });
});

describe('docker/nginx.conf', () => {
  const text = dockerFile('nginx.conf');

  it('passes streams on without delay and keeps them open', () => {
    const events = /location ~ \/events\$ \{([\s\S]*?)\}/.exec(text)?.[1];
    expect(events).toMatch(/proxy_buffering off;/);
    expect(events).toMatch(/proxy_read_timeout 11m;/);
    expect(text).toMatch(/proxy_http_version 1\.1;/);
  });

  it('waits longer than a long poll', () => {
    const seconds = [...text.matchAll(/proxy_read_timeout (\d+)s;/g)].map(([, value]) => Number(value));
    expect(seconds.length).toBeGreaterThan(0);
    expect(Math.min(...seconds)).toBeGreaterThan(25);
  });

  it('replaces the address that a client claims, and does not publish metrics', () => {
    expect(text).toMatch(/proxy_set_header X-Forwarded-For \$remote_addr;/);
    expect(text).not.toMatch(/proxy_add_x_forwarded_for/);
    expect(text).toMatch(/location = \/metrics \{\s*return 404;/);
  });

  it('T12: logs no query, which can contain a logon code, and no secret path', () => {
    const format = /log_format paths '([^;]*)';/.exec(text)?.[1];
    expect(format).toContain('$logged_path');
    expect(format).not.toMatch(/\$request\b|\$request_uri|\$uri|\$args|\$http_referer/);
    const map = /map \$uri \$logged_path \{([\s\S]*?)\n {2}\}/.exec(text)?.[1];
    expect(map).toMatch(/^ +~\^\/q\/ \/q\/\.\.\.;$/m);
    expect(map).toMatch(/\(attach-link\|break-glass\)\)\/ \$shown\/\.\.\.;$/m);
  });
});
