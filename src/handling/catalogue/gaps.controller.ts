import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { Answers } from '../../platform/openapi/answers.js';
import { ListGapsRequest } from './gaps.requests.js';
import { CatalogueGapsResponse } from './gaps.responses.js';
import { ListGaps } from './list-gaps.js';

@ApiTags('procedures')
@Controller('catalogue')
export class GapsController {
  constructor(private readonly listGaps: ListGaps) {}

  @Get('gaps')
  @Allow('administrator', 'supervisor')
  @ApiOperation({
    summary:
      'Thủ tục chưa công bố, công bố chậm, thiếu nội dung · What of the catalogue is not public or not whole',
    description:
      'Publication is due within 10, 5 or 2 working days (ministry, province, commune; Decree 63/2010 art. 24.2) ' +
      'from the day on which the revision of the national record came in.',
  })
  @Answers(200, CatalogueGapsResponse)
  list(@Query() request: ListGapsRequest): Promise<CatalogueGapsResponse> {
    return this.listGaps.run(request);
  }
}
