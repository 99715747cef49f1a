import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

export const IDEMPOTENT = 'idempotent';

/** `parts`: it has a transaction for each part, and no one that does all. */
export type Idempotence = 'whole' | 'parts';

/** A POST that may be sent again: the same Idempotency-Key gets the first answer and has no second effect. */
export const Idempotent = (idempotence: Idempotence = 'whole') =>
  applyDecorators(
    SetMetadata(IDEMPOTENT, idempotence),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Optional for people, required of machine clients (role portal)',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
    }),
  );
