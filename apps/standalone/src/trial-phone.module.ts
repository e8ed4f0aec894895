import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TrialPhone } from '#qr-logon';
import type { Simulator } from '#simulator';

/** Adds a link from logon pages to the simulator's phone, which knows the codes shown. */
@Global()
@Module({})
export class TrialPhoneModule {
  static of(simulator: Simulator): DynamicModule {
    const trialPhone: TrialPhone = {
      address: `${simulator.url}/phone`,
      show: (id, code, lifetimeSeconds) => simulator.show(id, code, lifetimeSeconds),
      hide: (id) => simulator.hide(id),
    };
    const providers = [{ provide: TrialPhone, useValue: trialPhone }];
    return { module: TrialPhoneModule, providers, exports: [TrialPhone] };
  }
}
