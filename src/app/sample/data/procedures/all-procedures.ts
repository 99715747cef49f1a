import { BUSINESS_PROCEDURES } from './business.js';
import { CERTIFICATION_PROCEDURES } from './certification.js';
import { CIVIL_STATUS_PROCEDURES } from './civil-status.js';
import { CONSTRUCTION_PROCEDURES } from './construction.js';
import { GROUP_PROCEDURES } from './groups.js';
import { LAND_PROCEDURES } from './land.js';
import { POLICE_PROCEDURES } from './police.js';
import type { SampleProcedure } from './procedure-builders.js';
import { RESIDENCE_PROCEDURES } from './residence.js';
import { SOCIAL_PROCEDURES } from './social.js';

export const PROCEDURES: readonly SampleProcedure[] = [
  ...CIVIL_STATUS_PROCEDURES,
  ...CERTIFICATION_PROCEDURES,
  ...GROUP_PROCEDURES,
  ...RESIDENCE_PROCEDURES,
  ...POLICE_PROCEDURES,
  ...BUSINESS_PROCEDURES,
  ...LAND_PROCEDURES,
  ...CONSTRUCTION_PROCEDURES,
  ...SOCIAL_PROCEDURES,
];
