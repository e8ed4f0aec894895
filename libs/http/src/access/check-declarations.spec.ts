import { Controller, Get, Post, type Type } from '@nestjs/common';
import { startSampleApp } from '../sample/start-sample-app.js';
import {
  FreshAuthentication,
  Public,
  RequirePermission,
  SignedIn,
  WithoutFreshAuthentication,
} from '../index.js';

describe('a process at start', () => {
  @Controller('silent')
  class SilentRoutes {
    @Get()
    nothing(): string {
      return '';
    }
  }

  @Controller('torn')
  class TornRoutes {
    @Get()
    @Public('sample')
    @SignedIn()
    both(): string {
      return '';
    }
  }

  @Controller('inherited')
  @Public('sample')
  class InheritedRoutes {
    @Get()
    fromController(): string {
      return '';
    }

    @Get('own')
    @SignedIn()
    own(): string {
      return '';
    }
  }

  @Controller('undecided')
  @RequirePermission('keys.manage')
  class UndecidedRoutes {
    @Get()
    read(): string {
      return '';
    }

    @Post()
    change(): string {
      return '';
    }

    @Post('quick')
    @WithoutFreshAuthentication('sample')
    quick(): string {
      return '';
    }

    @Post('careful')
    @FreshAuthentication()
    careful(): string {
      return '';
    }
  }

  async function refusalOfStart(...controllers: readonly Type[]): Promise<readonly string[]> {
    const start = startSampleApp({ controllers: [...controllers] });
    const error: unknown = await start.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    return (error as Error).message.split('\n').slice(1);
  }

  it('K8: refuses to start while a route changes something without stating whether a session is enough', async () => {
    expect(await refusalOfStart(UndecidedRoutes)).toEqual(['UndecidedRoutes.change']);
  });

  it('refuses to start while a route states no access or more than one, and names each', async () => {
    expect(await refusalOfStart(SilentRoutes, TornRoutes, InheritedRoutes)).toEqual([
      'SilentRoutes.nothing states no access',
      'TornRoutes.both states more than one access',
    ]);
  });
});
