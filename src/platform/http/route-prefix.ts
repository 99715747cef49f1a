import type { INestApplication } from '@nestjs/common';

const API_PREFIX = 'api/v1';
const OUTSIDE_PREFIX = ['health/live', 'health/ready'];

/** Everything is under /api/v1, except what a load balancer asks. */
export function setRoutePrefix(app: INestApplication): void {
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE_PREFIX });
}
