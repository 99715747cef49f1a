import { DELIVERY_WAYS } from '../../domain/dossier/delivery-ways.js';
import { DOSSIER_STATES } from '../../domain/dossier/dossier-lifecycle.js';
import { Shows } from '../../platform/openapi/shows.js';

export class LookedUpRequest {
  @Shows('text', { list: true, description: 'Papers to bring or send' }) papers: readonly string[];
  @Shows('integer', { nullable: true, description: 'Whole đồng to pay; null: nothing, or told by a notice' })
  amountDong: number | null;
  @Shows('instant', { nullable: true, description: 'Until when' }) by: string | null;
}

export class LookedUpCollection {
  @Shows('boolean', { description: 'The result can be had now' }) isReady: boolean;
  @Shows('instant', { nullable: true, description: 'Ready since, or promised for; null: not fixed yet' })
  from: string | null;
  @Shows('text', { oneOf: DELIVERY_WAYS }) way: string;
}

export class LookedUpDesk {
  @Shows('text', { example: 'Trung tâm Phục vụ hành chính công, UBND phường Hương Đông' }) name: string;
  @Shows('text', { nullable: true }) address: string | null;
}

export class LookUpSecretShown {
  @Shows('text') code: string;
  @Shows('text', { example: '7K3M-9QZ2' }) lookUpSecret: string;
}

/** What whoever holds the receipt needs, and nothing of anybody: no names, numbers, addresses of people. */
export class LookedUpDossier {
  @Shows('text', { example: 'H99.31-261123-0001' }) code: string;
  @Shows('text', { example: 'Đăng ký khai sinh' }) procedure: string;
  @Shows('text', { description: 'The agency that has it' }) agency: string;
  @Shows('text', { oneOf: DOSSIER_STATES }) status: string;
  @Shows('text', { example: 'Hồ sơ đang được giải quyết' }) statusText: string;
  @Shows('integer', { description: 'Trạng thái 1–10 của Cổng Dịch vụ công quốc gia' }) portalStatus: number;
  @Shows('day') receivedOn: string;
  @Shows('instant', { nullable: true, description: 'null: not fixed yet, or it stands still' })
  dueAt: string | null;
  @Shows('instant', { nullable: true, description: 'After an apology' }) promisedDueAt: string | null;
  @Shows('boolean', { description: 'Counts as late; an apology changes nothing about it' }) isLate: boolean;
  @Shows(() => LookedUpRequest, { nullable: true, description: 'null: the applicant has nothing to do' })
  asked: LookedUpRequest | null;
  @Shows(() => LookedUpCollection, {
    nullable: true,
    description: 'null: no result is to come, or it was given',
  })
  collection: LookedUpCollection | null;
  @Shows(() => LookedUpDesk, { description: 'Where to bring papers, pay, and get the result' })
  desk: LookedUpDesk;
}
