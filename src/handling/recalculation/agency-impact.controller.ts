import { Body, Controller, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { Answers } from '../../platform/openapi/answers.js';
import { ChangeAgencyRequest } from '../../registers/agencies/agency-change.contract.js';
import { ProposedAgencies } from '../../registers/agencies/proposed-agencies.lookup.js';
import { ImpactPageRequest, ImpactResponse } from './impact.requests.js';
import { Proposals } from './proposals.js';
import { ShowImpact } from './show-impact.js';

@ApiTags('agencies')
@Controller('agencies/:code')
export class AgencyImpactController {
  constructor(
    private readonly proposed: ProposedAgencies,
    private readonly proposals: Proposals,
    private readonly showImpact: ShowImpact,
  ) {}

  /** What another calendar or desk of an agency would do, before it is changed; the same refusals as the change. */
  @Post('impact')
  @Allow('administrator')
  @ApiOperation({
    summary:
      'Xem trước ảnh hưởng của việc đổi lịch, bộ phận một cửa · What another calendar or desk would move',
  })
  @Answers(200, ImpactResponse)
  async ofChange(
    @Param('code') code: string,
    @Body() request: ChangeAgencyRequest,
    @Query() page: ImpactPageRequest,
  ): Promise<ImpactResponse> {
    const after = await this.proposed.afterChange(code, request);
    return this.showImpact.run(await this.proposals.ofAgency(after), page);
  }
}
