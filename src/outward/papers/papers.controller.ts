import { Body, Controller, Get, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { AskForReceipt } from './ask-for-receipt.js';
import { ListPapers } from './list-papers.js';
import { ListTrackingBook, TrackingBookPage } from './list-tracking-book.js';
import {
  AskForPaperRequest,
  PaperFileRequest,
  TrackingBookFileRequest,
  TrackingBookRequest,
} from './papers.requests.js';
import { PaperItem, PaperList, PaperShown } from './papers.responses.js';
import { AnswersPdf, pdfOf, sendFile } from './printed-file.js';
import { PrintPaper } from './print-paper.js';
import { PrintTrackingBook } from './print-tracking-book.js';
import { ControlSlipShown, ShowControlSlip } from './show-control-slip.js';
import { ShowPaper } from './show-paper.js';

const STAFF = ['reception_officer', 'processing_officer', 'approver', 'supervisor'] as const;
const READERS = [...STAFF, 'portal'] as const;

@ApiTags('papers')
@Controller('dossiers/:code/papers')
export class PapersController {
  constructor(
    private readonly listPapers: ListPapers,
    private readonly showPaper: ShowPaper,
    private readonly printPaper: PrintPaper,
    private readonly askForReceipt: AskForReceipt,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Giấy tờ đã phát hành của hồ sơ · The papers issued for a dossier' })
  @Allow(...READERS)
  @Answers(200, PaperList)
  list(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<PaperList> {
    return this.listPapers.run(actor, code);
  }

  @Post()
  @ApiOperation({
    summary:
      'Cấp giấy tiếp nhận theo yêu cầu, cấp lại khi đổi hẹn trả · Issue the receipt when asked for, or anew when the appointment has changed',
  })
  @Allow('reception_officer')
  @Idempotent()
  @Answers(200, PaperItem, 'The receipt that holds, issued now or before')
  ask(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() _request: AskForPaperRequest,
  ): Promise<PaperItem> {
    return this.askForReceipt.execute(actor, code);
  }

  @Get(':no')
  @ApiOperation({ summary: 'Nội dung một giấy tờ · What one paper says' })
  @Allow(...READERS)
  @Answers(200, PaperShown)
  show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('no') no: string,
  ): Promise<PaperShown> {
    return this.showPaper.run(actor, code, no);
  }

  @Get(':no/pdf')
  @ApiOperation({
    summary: 'Tệp PDF để in, khổ A4 hoặc cuộn 80 mm · The file to print, on A4 or on an 80 mm roll',
  })
  @Allow(...READERS)
  @AnswersPdf('The same bytes at every reprint; waits a moment for the worker')
  async print(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('no') no: string,
    @Query() { size = 'a4' }: PaperFileRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendFile(await this.printPaper.run(actor, code, no, size), reply);
  }
}

@ApiTags('papers')
@Controller('dossiers/:code/control-slip')
export class ControlSlipController {
  constructor(private readonly controlSlip: ShowControlSlip) {}

  @Get()
  @ApiOperation({
    summary: 'Phiếu kiểm soát quá trình giải quyết hồ sơ · Who gave the dossier to whom, and when',
  })
  @Allow(...STAFF)
  @Answers(200, ControlSlipShown)
  show(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<ControlSlipShown> {
    return this.controlSlip.run(actor, code);
  }

  @Get('pdf')
  @ApiOperation({ summary: 'Phiếu kiểm soát, tệp PDF · The process control slip to print' })
  @Allow(...STAFF)
  @AnswersPdf('As of now')
  async print(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<StreamableFile> {
    const bytes = await this.controlSlip.print(actor, code);
    return pdfOf(bytes, `${code}-control_slip.pdf`);
  }
}

const CLERKS = ['reception_officer', 'supervisor'] as const;

@ApiTags('papers')
@Controller('tracking-book')
export class TrackingBookController {
  constructor(
    private readonly listBook: ListTrackingBook,
    private readonly printBook: PrintTrackingBook,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Sổ theo dõi hồ sơ · The tracking book of a receiving agency, in the order of its entries',
  })
  @Allow(...CLERKS)
  @Answers(200, TrackingBookPage)
  list(@CurrentActor() actor: Actor, @Query() request: TrackingBookRequest): Promise<TrackingBookPage> {
    return this.listBook.run(actor, request);
  }

  @Get('pdf')
  @ApiOperation({ summary: 'Sổ theo dõi hồ sơ, tệp PDF · The tracking book to print' })
  @Allow(...CLERKS)
  @AnswersPdf('Sent while it is drawn')
  async print(
    @CurrentActor() actor: Actor,
    @Query() request: TrackingBookFileRequest,
  ): Promise<StreamableFile> {
    const { name, stream } = await this.printBook.run(actor, request);
    return pdfOf(stream, name);
  }
}
