import { Module } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { CorrectResult } from './correct-result.js';
import { HandOverResult } from './hand-over-result.js';
import { ReceiveResult } from './receive-result.js';
import { ReissueResult } from './reissue-result.js';
import { ReopenDossier } from './reopen-dossier.js';
import { ResultsController } from './results.controller.js';

@Module({
  imports: [DossiersModule],
  controllers: [ResultsController],
  providers: [CorrectResult, HandOverResult, ReceiveResult, ReissueResult, ReopenDossier],
})
export class ResultsModule {}
