import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { FilesModule } from '../../platform/files/files.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { AddFile } from './add-file.js';
import { DownloadFile } from './download-file.js';
import { FileContentController } from './file-content.controller.js';
import { FileRights } from './file-rights.js';
import { FileRulesController } from './file-rules.controller.js';
import { FileView } from './file-view.js';
import { FilesController } from './files.controller.js';
import { ListFileAccesses } from './list-file-accesses.js';
import { ListFiles } from './list-files.js';
import { RemoveFile } from './remove-file.js';
import { ShowFile } from './show-file.js';

@Module({
  imports: [DossiersModule, FilesModule, ProceduresModule],
  controllers: [FilesController, FileContentController, FileRulesController],
  providers: [AddFile, DownloadFile, FileRights, FileView, ListFileAccesses, ListFiles, RemoveFile, ShowFile],
})
export class DossierFilesModule {}
