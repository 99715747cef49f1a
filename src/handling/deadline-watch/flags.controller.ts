import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { FlagPage, ListFlagsRequest } from './flags.requests.js';
import { ListFlags } from './list-flags.js';

@ApiTags('flags')
@Controller('flags')
export class FlagsController {
  constructor(private readonly listFlags: ListFlags) {}

  /** What was told of the dossiers you may see: due soon, overdue, repeatedly returned. */
  @Get()
  @ApiOperation({ summary: 'Cờ cảnh báo của hồ sơ trong phạm vi · Flags of the dossiers you may see' })
  @Allow('reception_officer', 'processing_officer', 'approver', 'supervisor', 'administrator')
  @ApiOkResponse({ type: FlagPage })
  list(@CurrentActor() actor: Actor, @Query() request: ListFlagsRequest): Promise<FlagPage> {
    return this.listFlags.run(actor, request);
  }
}
