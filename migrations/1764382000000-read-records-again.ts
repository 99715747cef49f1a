import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A kept record says by which reader it was read; nobody kept that so far, so all are read again. */
export class ReadRecordsAgain1764382000000 implements MigrationInterface {
  name = 'ReadRecordsAgain1764382000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `ALTER TABLE national_record ADD COLUMN reader integer NOT NULL DEFAULT 0`;
const DOWN = `ALTER TABLE national_record DROP COLUMN reader`;
