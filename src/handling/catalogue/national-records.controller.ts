import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { Streamed } from '../../platform/http/streamed.js';
import { IncomingUpload, Upload } from '../../platform/http/upload.js';
import { Answers } from '../../platform/openapi/answers.js';
import { ImportRecords } from './import-records.js';
import { RecordsImportSummary } from './import-summary.js';
import { ListRecords } from './list-records.js';
import { ImportRecordsForm, ImportRecordsRequest, ListRecordsRequest } from './national-records.requests.js';
import { NationalRecordResponse, WorkList } from './national-records.responses.js';

/** The whole catalogue of 2026 has 20 megabytes unpacked. */
const MOST_BYTES = 200 * 1024 * 1024;

@ApiTags('procedures')
@Controller('national-records')
export class NationalRecordsController {
  constructor(
    private readonly importRecords: ImportRecords,
    private readonly listRecords: ListRecords,
  ) {}

  @Post('imports')
  @HttpCode(200)
  @Allow('administrator')
  @ApiOperation({
    summary: 'Nhập danh mục thủ tục quốc gia · Take in the national catalogue of procedures',
    description:
      'Records that are the same as before change nothing, so sending a file again is safe; nobody can file under any of it before a version is drafted and published.',
  })
  @Streamed(ImportRecordsForm)
  @Answers(200, RecordsImportSummary)
  async take(@Upload() upload: IncomingUpload): Promise<RecordsImportSummary> {
    try {
      const { file } = await upload.open(ImportRecordsRequest, MOST_BYTES);
      return await this.importRecords.execute(file);
    } finally {
      upload.close();
    }
  }

  @Get()
  @Allow('administrator')
  @ApiOperation({
    summary: 'Việc cần làm rõ của danh mục quốc gia · What of the national catalogue waits for a person',
  })
  @Answers(200, WorkList)
  list(@Query() request: ListRecordsRequest): Promise<WorkList> {
    return this.listRecords.run(request);
  }

  @Get(':code')
  @Allow('administrator')
  @ApiOperation({
    summary: 'Một bản ghi quốc gia: nội dung, câu hỏi, thay đổi · A record, its questions and what changed',
  })
  @Answers(200, NationalRecordResponse)
  show(@Param('code') code: string): Promise<NationalRecordResponse> {
    return this.listRecords.show(code);
  }
}
