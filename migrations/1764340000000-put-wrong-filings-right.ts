import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proposals to put a dossier right that was taken in under a wrong procedure, for a wrong agency or person. */
export class PutWrongFilingsRight1764340000000 implements MigrationInterface {
  name = 'PutWrongFilingsRight1764340000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE refiling');
  }
}

const UP = `
CREATE TABLE refiling (
  dossier_id bigint NOT NULL,
  no smallint NOT NULL,
  filing jsonb NOT NULL,
  changes jsonb NOT NULL,
  reason text NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  proposed_by bigint NOT NULL,
  proposed_name text NOT NULL,
  would_be_due_at timestamptz(3),
  decided_at timestamptz(3),
  decided_by bigint,
  decided_name text,
  approved boolean,
  decision_note text,
  CONSTRAINT refiling_pkey PRIMARY KEY (dossier_id, no)
);
-- One at a time: two people agree on one thing.
CREATE UNIQUE INDEX refiling_pending_key ON refiling (dossier_id) WHERE decided_at IS NULL`;
