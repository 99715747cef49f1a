import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessModule } from '../../platform/access/access.module.js';
import { AbsencesStore } from './absences.store.js';
import { AccessGuard } from './access.guard.js';
import { AccountLookup } from './account.lookup.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsQuery } from './accounts.query.js';
import { AccountsStore } from './accounts.store.js';
import { AuthController } from './auth.controller.js';
import { ChangeAccount } from './change-account.js';
import { ChangeOwnPassword } from './change-own-password.js';
import { CreateAccount } from './create-account.js';
import { FirstAdministrator } from './first-administrator.js';
import { SignIn } from './sign-in.js';

/** The guard of every route lives here, because only this register knows who an account is. */
@Module({
  imports: [AccessModule],
  controllers: [AuthController, AccountsController],
  providers: [
    AbsencesStore,
    AccountLookup,
    AccountsQuery,
    AccountsStore,
    ChangeAccount,
    ChangeOwnPassword,
    CreateAccount,
    FirstAdministrator,
    SignIn,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AbsencesStore, AccountLookup, CreateAccount, FirstAdministrator],
})
export class StaffModule {}
