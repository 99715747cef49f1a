import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { JobQueues } from './job-queues.js';
import { QueueSettings, queueSettingsOf } from './queue-settings.js';
import { WatchSignal } from './watch-signal.js';
import { WorkerRole } from './worker-role.js';

@Global()
@Module({
  providers: [
    { provide: QueueSettings, useFactory: queueSettingsOf, inject: [Config, DataSource] },
    JobQueues,
    WatchSignal,
    WorkerRole,
  ],
  exports: [JobQueues, WatchSignal, WorkerRole],
})
export class QueueModule {}
