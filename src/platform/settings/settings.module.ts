import { Module } from '@nestjs/common';
import { InstallationSecret } from './installation-secret.js';
import { SettingsStore } from './settings.store.js';

@Module({ providers: [SettingsStore, InstallationSecret], exports: [SettingsStore, InstallationSecret] })
export class SettingsModule {}
