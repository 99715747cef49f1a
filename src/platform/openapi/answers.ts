import { HttpCode, type Type, applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

/** The status of a route's success and what it shows; refusals are documented once for all routes. */
export function Answers(status: 200 | 201 | 202 | 204, shown?: Type, description = ''): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description, ...(shown !== undefined && { type: shown }) }),
  );
}
