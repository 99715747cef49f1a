import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { SettingsModule } from '../settings/settings.module.js';
import { AccessTokens } from './access-tokens.js';
import { RouteCheck } from './route-check.js';

@Module({
  imports: [SettingsModule, DiscoveryModule],
  providers: [AccessTokens, RouteCheck],
  exports: [AccessTokens, RouteCheck],
})
export class AccessModule {}
