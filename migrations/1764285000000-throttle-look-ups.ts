import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often somebody looked a dossier up in vain, counted for all processes together. */
export class ThrottleLookUps1764285000000 implements MigrationInterface {
  name = 'ThrottleLookUps1764285000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
CREATE TABLE look_up_try (
  subject bytea NOT NULL,
  wrong smallint NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  CONSTRAINT look_up_try_pkey PRIMARY KEY (subject)
);
CREATE INDEX look_up_try_ends_idx ON look_up_try (ends_at);
`;

const DOWN = `
DROP TABLE look_up_try;
`;
