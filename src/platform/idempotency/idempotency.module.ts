import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { SettingsModule } from '../settings/settings.module.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

@Module({
  imports: [SettingsModule],
  providers: [{ provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor }],
})
export class IdempotencyModule {}
