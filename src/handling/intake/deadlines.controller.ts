import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access/allow.js';
import { Throttle } from '../../platform/http/throttle.js';
import { Answers } from '../../platform/openapi/answers.js';
import { PreviewDeadlineRequest } from './intake.requests.js';
import { DeadlinePreview, PreviewDeadline } from './preview-deadline.js';

@ApiTags('deadlines')
@Controller('deadlines')
export class DeadlinesController {
  constructor(private readonly previewDeadline: PreviewDeadline) {}

  @Post('preview')
  @ApiOperation({
    summary: 'Tính thử hạn trả kết quả, không lưu · When would it be due, and why; stores nothing',
  })
  @Public()
  @Throttle({ requests: 6_000, perSeconds: 60 })
  @Answers(200, DeadlinePreview)
  preview(@Body() request: PreviewDeadlineRequest): Promise<DeadlinePreview> {
    return this.previewDeadline.execute(request);
  }
}
