import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

export const IDEMPOTENT = 'idempotent';

/** A POST that may be sent again: the same Idempotency-Key gets the first answer and has no second effect. */
export const Idempotent = () =>
  applyDecorators(
    SetMetadata(IDEMPOTENT, true),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Optional for people, required of machine clients (role portal)',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
    }),
  );
