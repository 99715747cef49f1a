import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow, Public } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Throttle } from '../../platform/http/throttle.js';
import { Answers } from '../../platform/openapi/answers.js';
import { ChangePasswordRequest, LoginRequest } from './account.requests.js';
import { AccountResponse, LoginResponse } from './account.responses.js';
import { AccountsQuery } from './accounts.query.js';
import { ChangeOwnPassword } from './change-own-password.js';
import { SignIn } from './sign-in.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly changeOwnPassword: ChangeOwnPassword,
    private readonly accounts: AccountsQuery,
  ) {}

  @Post('login')
  @Public()
  @Throttle({ requests: 60, perSeconds: 60, perBodyField: 'username' })
  @ApiOperation({ summary: 'Đăng nhập · Sign in' })
  @Answers(200, LoginResponse)
  async login(@Body() request: LoginRequest): Promise<LoginResponse> {
    return this.signIn.execute(request);
  }

  @Get('me')
  @Allow()
  @ApiOperation({ summary: 'Tài khoản đang dùng · The account in use' })
  @Answers(200, AccountResponse)
  async me(@CurrentActor() actor: Actor): Promise<AccountResponse> {
    return this.accounts.one(actor.username);
  }

  @Post('password')
  @Allow()
  @Throttle({ requests: 10, perSeconds: 60 })
  @ApiOperation({ summary: 'Đổi mật khẩu của mình · Change one’s own password' })
  @Answers(204)
  async changePassword(@CurrentActor() actor: Actor, @Body() request: ChangePasswordRequest): Promise<void> {
    await this.changeOwnPassword.execute(actor, request);
  }
}
