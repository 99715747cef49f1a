import { Injectable } from '@nestjs/common';

/** The only source of the present moment; rules take it as an argument. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
