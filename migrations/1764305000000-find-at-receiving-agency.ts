import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who works on dossiers at the agency that took them in, and not at its desk, finds those that another agency decides:
 * he may see them by his step, as anybody may whose agency was only given one.
 */
export class FindAtReceivingAgency1764305000000 implements MigrationInterface {
  name = 'FindAtReceivingAgency1764305000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE dossier_step s SET visiting_on = d.received_on FROM dossier d
      WHERE ${AT_RECEIVING} AND s.visiting_on IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE dossier_step s SET visiting_on = NULL FROM dossier d
      WHERE ${AT_RECEIVING} AND s.visiting_on IS NOT NULL`);
  }
}

const AT_RECEIVING = `d.id = s.dossier_id AND s.agency_id = d.receiving_agency_id
  AND d.receiving_agency_id <> d.competent_agency_id`;
