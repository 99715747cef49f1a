import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Streamed } from '../../platform/http/streamed.js';
import { IncomingUpload, Upload } from '../../platform/http/upload.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { AddFile } from './add-file.js';
import { fileNoOf } from './file-no.js';
import { AddFileForm, ListFileAccessesRequest, RemoveFileRequest } from './files.requests.js';
import { DossierFileList, DossierFileResponse, FileAccessPage } from './files.responses.js';
import { ListFileAccesses } from './list-file-accesses.js';
import { ListFiles } from './list-files.js';
import { RemoveFile } from './remove-file.js';
import { ShowFile } from './show-file.js';

const WRITERS = ['reception_officer', 'processing_officer', 'approver', 'portal'] as const;
const READERS = [...WRITERS, 'supervisor'] as const;
const NO = { name: 'no', type: 'integer', description: 'Number of the file in its dossier' } as const;

@ApiTags('files')
@Controller('dossiers/:code')
export class FilesController {
  constructor(
    private readonly addFile: AddFile,
    private readonly removeFile: RemoveFile,
    private readonly listFiles: ListFiles,
    private readonly showFile: ShowFile,
    private readonly listAccesses: ListFileAccesses,
  ) {}

  @Post('files')
  @ApiOperation({
    summary: 'Thêm một tệp vào hồ sơ: bản quét, giấy tờ bổ sung, kết quả · Add a scan, a paper or a result',
    description:
      'A form whose last part is the file. The type is told by content; see GET /file-rules for what is taken. With an Idempotency-Key, fields, name and content of the file make the request.',
  })
  @Allow(...WRITERS)
  @Idempotent()
  @Streamed(AddFileForm)
  @Answers(201, DossierFileResponse)
  add(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Upload() upload: IncomingUpload,
  ): Promise<DossierFileResponse> {
    return this.addFile.execute({ actor, code }, upload);
  }

  @Get('files')
  @ApiOperation({ summary: 'Các tệp của hồ sơ · The files of a dossier' })
  @Allow(...READERS)
  @Answers(200, DossierFileList)
  list(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<DossierFileList> {
    return this.listFiles.run({ actor, code });
  }

  @Get('files/:no')
  @ApiOperation({ summary: 'Thông tin của một tệp · What is known of a file' })
  @ApiParam(NO)
  @Allow(...READERS)
  @Answers(200, DossierFileResponse)
  show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('no') no: string,
  ): Promise<DossierFileResponse> {
    return this.showFile.run({ actor, code, no: fileNoOf(no) });
  }

  @Post('files/:no/remove')
  @ApiOperation({
    summary: 'Gỡ một tệp, nêu lý do; tệp vẫn được lưu · Remove a file with a reason; it stays on record',
  })
  @ApiParam(NO)
  @Allow(...WRITERS)
  @Idempotent()
  @Answers(200, DossierFileResponse)
  remove(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('no') no: string,
    @Body() request: RemoveFileRequest,
  ): Promise<DossierFileResponse> {
    return this.removeFile.execute({ actor, code, no: fileNoOf(no) }, request);
  }

  @Get('file-accesses')
  @ApiOperation({ summary: 'Ai đã tải tệp nào của hồ sơ, khi nào · Who was given which file, and when' })
  @Allow('supervisor')
  @Answers(200, FileAccessPage)
  accesses(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query() request: ListFileAccessesRequest,
  ): Promise<FileAccessPage> {
    return this.listAccesses.run({ actor, code }, request);
  }
}
