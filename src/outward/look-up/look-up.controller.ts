import { Body, Controller, Get, Header, Headers, Ip, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { Allow, Public } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Throttle } from '../../platform/http/throttle.js';
import { languageOf } from '../../platform/i18n/language.js';
import { Answers } from '../../platform/openapi/answers.js';
import { LookUpDossier } from './look-up-dossier.js';
import { LookUpRequest } from './look-up.requests.js';
import { LookedUpDossier, LookUpSecretShown } from './look-up.responses.js';
import { ShowLookUpSecret } from './show-look-up-secret.js';

@ApiTags('look-up')
@Controller('lookups')
export class LookUpController {
  constructor(private readonly lookUpDossier: LookUpDossier) {}

  @Post()
  @ApiOperation({
    summary:
      'Tra cứu hồ sơ bằng mã hồ sơ và mã tra cứu hoặc số điện thoại · Look a dossier up by its code and a second factor',
    description:
      'With exactly one of `secret` and `phoneDigits`. Whatever is wrong, the answer is the same 404 ' +
      '`look-up-failed`; after too many wrong ones 429 `look-up-throttled` with `Retry-After`. Words come in the ' +
      'language of `Accept-Language`.',
  })
  @Public()
  @Throttle({ requests: 6_000, perSeconds: 60 })
  // A kiosk is used by one after the other.
  @Header('Cache-Control', 'no-store')
  @Answers(200, LookedUpDossier)
  async lookUp(
    @Body() request: LookUpRequest,
    @Ip() ip: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LookedUpDossier> {
    const language = languageOf(acceptLanguage);
    const found = await this.lookUpDossier.execute(request, { ip, language });
    void reply.header('Content-Language', language);
    return found;
  }
}

@ApiTags('look-up')
@Controller('dossiers/:code/look-up-secret')
export class LookUpSecretController {
  constructor(private readonly showSecret: ShowLookUpSecret) {}

  @Get()
  @ApiOperation({
    summary:
      'Mã tra cứu của hồ sơ, để báo lại cho người nộp · The look-up secret, to tell the applicant again',
  })
  @Allow('reception_officer', 'portal')
  @Header('Cache-Control', 'no-store')
  @Answers(200, LookUpSecretShown)
  show(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<LookUpSecretShown> {
    return this.showSecret.run(actor, code);
  }
}
