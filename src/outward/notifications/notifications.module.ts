import { Module, type OnModuleInit } from '@nestjs/common';
import { OutboxConsumers } from '../../platform/outbox/outbox-consumers.js';
import { ListNotifications } from './list-notifications.js';
import { NotificationsController } from './notifications.controller.js';
import { NotifyStaff } from './notify-staff.js';
import { ReadNotification } from './read-notification.js';

@Module({
  controllers: [NotificationsController],
  providers: [ListNotifications, NotifyStaff, ReadNotification],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly consumers: OutboxConsumers,
    private readonly notifyStaff: NotifyStaff,
  ) {}

  onModuleInit(): void {
    this.consumers.register(this.notifyStaff);
  }
}
