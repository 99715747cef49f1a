import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An open step is somebody's work: who took it up or was given it, and since when. */
export class HoldSteps1764320000000 implements MigrationInterface {
  name = 'HoldSteps1764320000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
ALTER TABLE dossier_step ADD COLUMN assignee_id bigint, ADD COLUMN assigned_at timestamptz(3);
CREATE INDEX dossier_step_assignee_idx ON dossier_step (assignee_id, due_at, id)
  WHERE state = 'open' AND assignee_id IS NOT NULL;

ALTER TABLE notification ADD COLUMN account_id bigint;
DROP INDEX notification_once_key;
CREATE UNIQUE INDEX notification_once_key ON notification (outbox_id, agency_id, role) WHERE account_id IS NULL;
CREATE UNIQUE INDEX notification_person_once_key ON notification (outbox_id, account_id)
  WHERE account_id IS NOT NULL;
DROP INDEX notification_agency_idx;
CREATE INDEX notification_agency_idx ON notification (agency_id, role, id) WHERE account_id IS NULL;
DROP INDEX notification_unread_idx;
CREATE INDEX notification_unread_idx ON notification (agency_id, role, id)
  WHERE read_at IS NULL AND account_id IS NULL;
CREATE INDEX notification_person_idx ON notification (account_id, id) WHERE account_id IS NOT NULL;
`;

const DOWN = `
DROP INDEX notification_person_idx;
DROP INDEX notification_unread_idx;
DROP INDEX notification_agency_idx;
DROP INDEX notification_person_once_key;
DROP INDEX notification_once_key;
DELETE FROM notification WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX notification_once_key ON notification (outbox_id, agency_id, role);
CREATE INDEX notification_agency_idx ON notification (agency_id, role, id);
CREATE INDEX notification_unread_idx ON notification (agency_id, role, id) WHERE read_at IS NULL;
ALTER TABLE notification DROP COLUMN account_id;

DROP INDEX dossier_step_assignee_idx;
ALTER TABLE dossier_step DROP COLUMN assigned_at, DROP COLUMN assignee_id;
`;
