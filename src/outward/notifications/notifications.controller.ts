import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Answers } from '../../platform/openapi/answers.js';
import { ListNotifications } from './list-notifications.js';
import { ListNotificationsRequest, NotificationPage } from './notifications.requests.js';
import { ReadNotification } from './read-notification.js';

@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly listNotifications: ListNotifications,
    private readonly readNotification: ReadNotification,
  ) {}

  /** What your agency was told, as far as it is for one of your roles; unread first. */
  @Get()
  @ApiOperation({ summary: 'Thông báo gửi cơ quan theo vai trò · What your agency was told, for your roles' })
  @Allow('reception_officer', 'processing_officer', 'approver', 'supervisor', 'administrator')
  @ApiOkResponse({ type: NotificationPage })
  list(@CurrentActor() actor: Actor, @Query() request: ListNotificationsRequest): Promise<NotificationPage> {
    return this.listNotifications.run(actor, request);
  }

  /** Marks it as read for your colleagues too; doing it again changes nothing. */
  @Post(':id/read')
  @ApiOperation({ summary: 'Đánh dấu đã đọc · Mark as read' })
  @Allow('reception_officer', 'processing_officer', 'approver', 'supervisor', 'administrator')
  @Answers(204)
  read(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.readNotification.execute(actor, id);
  }
}
