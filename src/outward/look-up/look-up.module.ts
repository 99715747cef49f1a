import { Module, type OnModuleInit } from '@nestjs/common';
import { DossiersModule } from '../../dossiers/dossiers.module.js';
import { ClearingLoop } from '../../platform/housekeeping/clearing-loop.js';
import { WorkerRole } from '../../platform/queue/worker-role.js';
import { SettingsModule } from '../../platform/settings/settings.module.js';
import { AgenciesModule } from '../../registers/agencies/agencies.module.js';
import { ProceduresModule } from '../../registers/procedures/procedures.module.js';
import { ExpiredTries } from './expired-tries.js';
import { LookUpDossier } from './look-up-dossier.js';
import { LookUpTries } from './look-up-tries.store.js';
import { LookUpController, LookUpSecretController } from './look-up.controller.js';
import { LookedUpView } from './looked-up-view.js';
import { ShowLookUpSecret } from './show-look-up-secret.js';

@Module({
  imports: [AgenciesModule, DossiersModule, ProceduresModule, SettingsModule],
  controllers: [LookUpController, LookUpSecretController],
  providers: [ExpiredTries, LookUpDossier, LookUpTries, LookedUpView, ShowLookUpSecret],
})
export class LookUpModule implements OnModuleInit {
  constructor(
    private readonly workerRole: WorkerRole,
    private readonly expiredTries: ExpiredTries,
  ) {}

  onModuleInit(): void {
    this.workerRole.register(new ClearingLoop('expired look-up tries', () => this.expiredTries.sweep()));
  }
}
