import { Module, type OnModuleInit } from '@nestjs/common';
import { WorkerRole } from '../queue/worker-role.js';
import { ExpiredKeys } from './expired-keys.js';

/** What a worker clears away in the background. */
@Module({ providers: [ExpiredKeys] })
export class HousekeepingModule implements OnModuleInit {
  constructor(
    private readonly workerRole: WorkerRole,
    private readonly expiredKeys: ExpiredKeys,
  ) {}

  onModuleInit(): void {
    this.workerRole.register(this.expiredKeys);
  }
}
