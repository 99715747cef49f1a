import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { Config } from '../../platform/config/config.js';
import { FILE_KINDS } from '../../platform/files/file-kinds.js';
import { Answers } from '../../platform/openapi/answers.js';
import { FileRulesResponse } from './files.responses.js';

@ApiTags('files')
@Controller('file-rules')
export class FileRulesController {
  constructor(private readonly config: Config) {}

  @Get()
  @ApiOperation({ summary: 'Loại tệp và dung lượng được nhận · Which files are taken, and how large' })
  @Allow()
  @Answers(200, FileRulesResponse)
  show(): FileRulesResponse {
    const kinds = FILE_KINDS.map(({ mediaType, extensions, reason }) => ({ mediaType, extensions, reason }));
    return { kinds, ...this.config.fileLimits };
  }
}
