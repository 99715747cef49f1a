import { ROLES, type Role } from '../../platform/access/actor.js';
import { Shows } from '../../platform/openapi/shows.js';

export class AccountAgencyResponse {
  @Shows('text') code: string;
  @Shows('text') nameVi: string;
  @Shows('text') nameEn: string;
}

export class AccountResponse {
  @Shows('text') username: string;
  @Shows('text') fullName: string;
  @Shows('text', { oneOf: ROLES, list: true }) roles: Role[];
  @Shows(() => AccountAgencyResponse, { nullable: true }) agency: AccountAgencyResponse | null;
  @Shows('boolean') active: boolean;
}

export class LoginResponse {
  @Shows('text') accessToken: string;
  @Shows('instant') expiresAt: Date;
  @Shows(() => AccountResponse) account: AccountResponse;
}

export class AccountsResponse {
  @Shows(() => AccountResponse, { list: true }) items: AccountResponse[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}
