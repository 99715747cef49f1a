import { Shows } from '../openapi/shows.js';

export class LivenessResponse {
  @Shows('text', { oneOf: ['live'] }) status: 'live';
}

/** A background role of some process, as its heartbeat tells. */
export class WorkerResponse {
  @Shows('text') name: string;
  @Shows('instant') lastSeenAt: Date;
  @Shows('boolean') late: boolean;
}

export class ReadinessResponse {
  @Shows('text', {
    oneOf: ['ready', 'degraded', 'unavailable'],
    description: 'degraded: requests are served, but nobody carries messages or watches the clocks',
  })
  status: 'ready' | 'degraded' | 'unavailable';

  @Shows('text', { oneOf: ['up', 'down'] }) database: 'up' | 'down';
  @Shows('text', { oneOf: ['done', 'pending', 'unknown'] }) migrations: 'done' | 'pending' | 'unknown';
  @Shows(() => WorkerResponse, { list: true }) workers: WorkerResponse[];
}
