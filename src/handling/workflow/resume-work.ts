import { Injectable } from '@nestjs/common';
import { resumeWork } from '../../domain/dossier/pause-work.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { ResumeRequest } from './clock.requests.js';

/** The uncounted time is over: the legal clock goes on with what is left. */
@Injectable()
export class ResumeWork {
  constructor(private readonly verbs: DossierVerbs) {}

  /** @throws DomainError not-paused, consultation-open, action-not-allowed */
  execute(target: VerbTarget, request: ResumeRequest): Promise<DossierResponse> {
    const { reason, note = null } = request;
    return this.verbs.run({ ...target, action: 'resume' }, (before, context) =>
      resumeWork(before, { reason, note }, context),
    );
  }
}
