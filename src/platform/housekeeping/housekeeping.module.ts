import { Module, type OnModuleInit } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { WorkerRole } from '../queue/worker-role.js';
import { AbandonedUploads } from './abandoned-uploads.js';
import { ClearingLoop } from './clearing-loop.js';
import { ExpiredKeys } from './expired-keys.js';

/** What a worker clears away in the background. */
@Module({ imports: [FilesModule], providers: [AbandonedUploads, ExpiredKeys] })
export class HousekeepingModule implements OnModuleInit {
  constructor(
    private readonly workerRole: WorkerRole,
    private readonly expiredKeys: ExpiredKeys,
    private readonly abandonedUploads: AbandonedUploads,
  ) {}

  onModuleInit(): void {
    this.workerRole.register(new ClearingLoop('expired keys', () => this.expiredKeys.sweep()));
    this.workerRole.register(new ClearingLoop('abandoned uploads', () => this.abandonedUploads.sweep()));
  }
}
