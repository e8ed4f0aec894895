import { apache } from './apache';
import { argoCd } from './argo-cd';
import { awsLoadBalancer } from './aws-load-balancer';
import { device } from './device';
import { gitea } from './gitea';
import { gitlab } from './gitlab';
import { grafana } from './grafana';
import { harbor } from './harbor';
import { jenkins } from './jenkins';
import { jumpserver } from './jumpserver';
import { kubernetes } from './kubernetes';
import { minio } from './minio';
import { nextcloud } from './nextcloud';
import { outline } from './outline';
import { publicClient } from './public';
import { service } from './service';
import { web } from './web';
import { wordpress } from './wordpress';
import type { SetUp } from '../set-up';

/** Set-ups of known applications, and of kinds of them for everything else. */
export const SET_UPS: readonly SetUp[] = [
  web,
  publicClient,
  device,
  service,
  grafana,
  gitlab,
  gitea,
  jenkins,
  nextcloud,
  minio,
  harbor,
  argoCd,
  kubernetes,
  jumpserver,
  outline,
  wordpress,
  awsLoadBalancer,
  apache,
];

/** The set-up of this key. */
export function setUpOf(key: string | undefined): SetUp | undefined {
  return SET_UPS.find((one) => one.key === key);
}
