import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { WorkerRole } from '../queue/worker-role.js';
import { HeartbeatStore } from './heartbeat.store.js';
import { OutboxConsumers } from './outbox-consumers.js';
import { OutboxDelivery } from './outbox-delivery.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxSignal } from './outbox-signal.js';
import { OutboxStore } from './outbox.store.js';

@Global()
@Module({
  providers: [HeartbeatStore, OutboxConsumers, OutboxDelivery, OutboxRelay, OutboxSignal, OutboxStore],
  exports: [HeartbeatStore, OutboxConsumers, OutboxSignal, OutboxStore],
})
export class OutboxModule implements OnModuleInit {
  constructor(
    private readonly workerRole: WorkerRole,
    private readonly relay: OutboxRelay,
    private readonly delivery: OutboxDelivery,
    private readonly signal: OutboxSignal,
  ) {}

  onModuleInit(): void {
    this.workerRole.register(this.delivery);
    this.workerRole.register(this.relay);
    this.signal.listen(() => this.relay.poke());
  }
}
