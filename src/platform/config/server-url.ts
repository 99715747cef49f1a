import { StartError } from './start-error.js';

/**
 * Address of a running server, for programs that call it: MOTCUA_URL; null when unset.
 * @throws StartError when it is no HTTP address
 */
export function serverUrlFromEnvironment(): string | null {
  const value = process.env['MOTCUA_URL']?.trim();
  if (value === undefined || value === '') return null;
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  throw new StartError(
    'Cấu hình không hợp lệ: MOTCUA_URL phải là địa chỉ dạng http://… hoặc https://…',
    'Invalid configuration: MOTCUA_URL must be an address like http://… or https://…',
  );
}
