import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/settings.module.js';
import { FileStore } from './file-store.js';
import { FilesInstallation } from './files-installation.js';
import { LeftOverFiles } from './left-over-files.js';

const DOORS = [FileStore, FilesInstallation, LeftOverFiles];

@Module({ imports: [SettingsModule], providers: DOORS, exports: DOORS })
export class FilesModule {}
