import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/allow.js';
import { Answers } from '../openapi/answers.js';
import { LivenessResponse, ReadinessResponse } from './health.responses.js';
import { ReadinessCheck } from './readiness.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: ReadinessCheck) {}

  @Get('live')
  @Public()
  @ApiOperation({ summary: 'Tiến trình đang chạy · The process runs' })
  @Answers(200, LivenessResponse)
  live(): LivenessResponse {
    return { status: 'live' };
  }

  @Get('ready')
  @Public()
  @ApiOperation({ summary: 'Sẵn sàng phục vụ · Ready to serve' })
  @Answers(200, ReadinessResponse)
  @ApiResponse({
    status: 503,
    description: 'The database does not answer or is not migrated',
    type: ReadinessResponse,
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessResponse> {
    const readiness = await this.readiness.run();
    reply.code(readiness.status === 'unavailable' ? 503 : 200);
    return readiness;
  }
}
