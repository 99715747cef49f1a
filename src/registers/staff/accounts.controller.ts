import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { ChangeAccountRequest, CreateAccountRequest, ListAccountsRequest } from './account.requests.js';
import { AccountResponse, AccountsResponse } from './account.responses.js';
import { AccountsQuery } from './accounts.query.js';
import { ChangeAccount } from './change-account.js';
import { CreateAccount } from './create-account.js';

@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly createAccount: CreateAccount,
    private readonly changeAccount: ChangeAccount,
    private readonly accounts: AccountsQuery,
  ) {}

  @Get()
  @Allow('administrator')
  @ApiOperation({ summary: 'Danh sách tài khoản · List accounts' })
  @Answers(200, AccountsResponse)
  async list(@Query() request: ListAccountsRequest): Promise<AccountsResponse> {
    return this.accounts.page(request);
  }

  @Get(':username')
  @Allow('administrator')
  @ApiOperation({ summary: 'Xem một tài khoản · Show an account' })
  @Answers(200, AccountResponse)
  async show(@Param('username') username: string): Promise<AccountResponse> {
    return this.accounts.one(username);
  }

  @Post()
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Tạo tài khoản · Create an account' })
  @Answers(201, AccountResponse)
  async create(@Body() { password, ...request }: CreateAccountRequest): Promise<AccountResponse> {
    return this.createAccount.execute({ ...request, secret: { password } });
  }

  @Patch(':username')
  @Allow('administrator')
  @ApiOperation({ summary: 'Thay đổi, khóa tài khoản · Change or close an account' })
  @Answers(200, AccountResponse)
  async change(
    @CurrentActor() actor: Actor,
    @Param('username') username: string,
    @Body() request: ChangeAccountRequest,
  ): Promise<AccountResponse> {
    return this.changeAccount.execute(actor, { ...request, username });
  }
}
