import { type DynamicModule, Module } from '@nestjs/common';
import { REGISTER_CACHE_URL, RegisterCache } from './register-cache.js';

@Module({})
export class RegisterCacheModule {
  /** `url`: the database whose registers are kept, the embedded one included. */
  static forRoot(url: string): DynamicModule {
    return {
      module: RegisterCacheModule,
      global: true,
      providers: [{ provide: REGISTER_CACHE_URL, useValue: url }, RegisterCache],
      exports: [RegisterCache],
    };
  }
}
