import { ClockEntity, ClockFiringEntity } from '../dossiers/clock.entity.js';
import { DossierFileEntity, FileAccessEntity } from '../dossiers/dossier-file.entity.js';
import { DossierFlagEntity } from '../dossiers/dossier-flag.entity.js';
import { DossierStepEntity } from '../dossiers/dossier-step.entity.js';
import { DossierEntity } from '../dossiers/dossier.entity.js';
import { FeeEntryEntity } from '../dossiers/fee-entry.entity.js';
import { OutageEntity } from '../dossiers/outage.entity.js';
import { ReAppointmentEntity } from '../dossiers/re-appointment.entity.js';
import { ResultDeliveryEntity } from '../dossiers/result-delivery.entity.js';
import { SupplementRequestEntity } from '../dossiers/supplement-request.entity.js';
import {
  CodeCounterEntity,
  DossierDueHistoryEntity,
  TimelineEventEntity,
} from '../dossiers/timeline-event.entity.js';
import { NationalImportEntity, NationalRecordEntity } from '../handling/catalogue/national-record.entity.js';
import { WatchFailureEntity } from '../handling/deadline-watch/watch-failure.entity.js';
import {
  HandoverCounterEntity,
  HandoverEntity,
  HandoverItemEntity,
} from '../handling/handover/handover.entity.js';
import {
  RecalculationEntity,
  RecalculationFailureEntity,
  RecalculationMoveEntity,
} from '../handling/recalculation/recalculation.entity.js';
import { RefilingEntity } from '../handling/intake/refiling/refiling.entity.js';
import { LookUpTryEntity } from '../outward/look-up/look-up-try.entity.js';
import { NotificationEntity } from '../outward/notifications/notification.entity.js';
import { HandoverPrintEntity } from '../outward/papers/handover-print.entity.js';
import {
  IssuedPaperEntity,
  PaperBytesEntity,
  PaperCounterEntity,
  PaperFileEntity,
  PaperReadingEntity,
  TrackingEntryEntity,
} from '../outward/papers/issued-paper.entity.js';
import { StoredFileEntity } from '../platform/files/stored-file.entity.js';
import { IdempotencyKeyEntity } from '../platform/idempotency/idempotency-key.entity.js';
import { HeartbeatEntity } from '../platform/outbox/heartbeat.entity.js';
import { OutboxEntity } from '../platform/outbox/outbox.entity.js';
import { SettingEntity } from '../platform/settings/setting.entity.js';
import { AgencyCalendarChangeEntity } from '../registers/agencies/agency-calendar-change.entity.js';
import { AgencyEntity } from '../registers/agencies/agency.entity.js';
import { CalendarChangeEntity, CalendarImportEntity } from '../registers/calendars/calendar-change.entity.js';
import {
  CalendarDayEntity,
  CalendarEntity,
  CalendarWeeklyEntity,
} from '../registers/calendars/calendar.entity.js';
import { ProcedureEntity, ProcedureVersionEntity } from '../registers/procedures/procedure.entity.js';
import { AbsenceEntity } from '../registers/staff/absence.entity.js';
import { AccountEntity } from '../registers/staff/account.entity.js';

/** Every table, in the order of the levels. */
export const ENTITIES = [
  SettingEntity,
  OutboxEntity,
  HeartbeatEntity,
  IdempotencyKeyEntity,
  StoredFileEntity,
  CalendarEntity,
  CalendarWeeklyEntity,
  CalendarDayEntity,
  CalendarChangeEntity,
  CalendarImportEntity,
  AgencyEntity,
  AgencyCalendarChangeEntity,
  AbsenceEntity,
  AccountEntity,
  ProcedureEntity,
  ProcedureVersionEntity,
  DossierEntity,
  DossierStepEntity,
  ClockEntity,
  ClockFiringEntity,
  DossierFlagEntity,
  SupplementRequestEntity,
  TimelineEventEntity,
  DossierDueHistoryEntity,
  CodeCounterEntity,
  FeeEntryEntity,
  ResultDeliveryEntity,
  ReAppointmentEntity,
  DossierFileEntity,
  FileAccessEntity,
  NationalImportEntity,
  NationalRecordEntity,
  WatchFailureEntity,
  OutageEntity,
  RecalculationEntity,
  RecalculationMoveEntity,
  RecalculationFailureEntity,
  RefilingEntity,
  HandoverEntity,
  HandoverItemEntity,
  HandoverCounterEntity,
  NotificationEntity,
  IssuedPaperEntity,
  PaperFileEntity,
  PaperBytesEntity,
  PaperCounterEntity,
  TrackingEntryEntity,
  PaperReadingEntity,
  HandoverPrintEntity,
  LookUpTryEntity,
];
