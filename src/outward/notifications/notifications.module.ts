import { Module, type OnModuleInit } from '@nestjs/common';
import { RecalculationModule } from '../../handling/recalculation/recalculation.module.js';
import { OutboxConsumers } from '../../platform/outbox/outbox-consumers.js';
import { StaffModule } from '../../registers/staff/staff.module.js';
import { AbsenceNotices } from './absence-notices.js';
import { CalendarNotices } from './calendar-notices.js';
import { ListNotifications } from './list-notifications.js';
import { NotificationsController } from './notifications.controller.js';
import { NotifyStaff } from './notify-staff.js';
import { ReadNotification } from './read-notification.js';

@Module({
  imports: [RecalculationModule, StaffModule],
  controllers: [NotificationsController],
  providers: [CalendarNotices, ListNotifications, NotifyStaff, ReadNotification, AbsenceNotices],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly consumers: OutboxConsumers,
    private readonly notifyStaff: NotifyStaff,
    private readonly calendarNotices: CalendarNotices,
    private readonly absenceNotices: AbsenceNotices,
  ) {}

  onModuleInit(): void {
    this.consumers.register(this.notifyStaff);
    this.consumers.register(this.calendarNotices);
    this.consumers.register(this.absenceNotices);
  }
}
