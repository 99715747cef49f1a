import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { attachmentNamed } from '../../platform/http/attachment.js';
import { DownloadFile, type FileContent } from './download-file.js';
import { fileNoOf } from './file-no.js';

const BINARY = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

@ApiTags('files')
@Controller('dossiers/:code/files/:no/content')
export class FileContentController {
  constructor(private readonly downloadFile: DownloadFile) {}

  @Get()
  @ApiOperation({
    summary: 'Tải tệp về; mỗi lần tải được ghi lại · Download a file; every download is recorded',
  })
  @ApiParam({ name: 'no', type: 'integer' })
  @ApiHeader({ name: 'Range', required: false, description: 'One range of bytes: bytes=0-1023' })
  @ApiHeader({ name: 'If-None-Match', required: false })
  @ApiProduces('application/octet-stream')
  @Allow('reception_officer', 'processing_officer', 'approver', 'supervisor', 'portal')
  @ApiResponse({ status: 200, description: 'The file, under its own media type', content: BINARY })
  @ApiResponse({ status: 206, description: 'The part that was asked for', content: BINARY })
  @ApiResponse({ status: 304, description: 'The client has it already' })
  async content(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('no') no: string,
    @Req() { headers, method, id: requestId }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const wish = {
      range: headers.range,
      ifRange: headers['if-range'] as string | undefined,
      ifNoneMatch: headers['if-none-match'],
      onlyHead: method === 'HEAD',
      requestId,
    };
    const content = await this.downloadFile.execute({ actor, code, no: fileNoOf(no) }, wish);
    describe(reply, content);
    return content.bytes === null ? undefined : new StreamableFile(content.bytes);
  }
}

/** Never shown inside the office's own pages, never taken for another type, asked for anew each time. */
function describe(reply: FastifyReply, { file, etag, range, bytes }: FileContent): void {
  reply
    .header('ETag', etag)
    .header('Cache-Control', 'private, no-cache')
    .header('Accept-Ranges', 'bytes')
    .header('X-Content-Type-Options', 'nosniff')
    .header('Content-Security-Policy', "default-src 'none'; sandbox")
    .header('Content-Disposition', attachmentNamed(file.name))
    .type(file.mediaType);
  if (bytes === null) {
    reply.code(304);
    return;
  }
  const { first, last } = range ?? { first: 0, last: file.size - 1 };
  reply.header('Content-Length', last - first + 1);
  if (range !== null) reply.code(206).header('Content-Range', `bytes ${first}-${last}/${file.size}`);
}
