import { ROLES, type Role } from '../../platform/access/actor.js';
import { BooleanField, PasswordField, TextField, TextListField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';

const USERNAME = /^[a-z0-9][a-z0-9._-]*$/;
const SHORTEST_PASSWORD = 10;

export class LoginRequest {
  @TextField({ max: 64, example: 'reception' })
  username: string;

  @PasswordField({ min: 1 })
  password: string;
}

export class ChangePasswordRequest {
  @PasswordField({ min: 1 })
  currentPassword: string;

  @PasswordField({ min: SHORTEST_PASSWORD })
  newPassword: string;
}

export class CreateAccountRequest {
  @TextField({ min: 2, max: 64, pattern: USERNAME, example: 'lan.nguyen' })
  username: string;

  @TextField({ max: 200, example: 'Nguyễn Thị Lan' })
  fullName: string;

  @TextListField({ min: 1, max: ROLES.length, of: { oneOf: ROLES } })
  roles: Role[];

  @TextField({ max: 50, optional: true, description: 'Required unless portal or administrator only' })
  agencyCode?: string;

  @PasswordField({ min: SHORTEST_PASSWORD })
  password: string;
}

export class ChangeAccountRequest {
  @TextField({ max: 200, optional: true })
  fullName?: string;

  @TextListField({ min: 1, max: ROLES.length, of: { oneOf: ROLES }, optional: true })
  roles?: Role[];

  @TextField({ max: 50, nullable: true })
  agencyCode?: string | null;

  @BooleanField({ optional: true })
  active?: boolean;

  @PasswordField({ min: SHORTEST_PASSWORD, optional: true })
  password?: string;
}

export class ListAccountsRequest extends PageRequest {
  @TextField({ max: 50, optional: true, description: 'Code of an agency' })
  agency?: string;
}
