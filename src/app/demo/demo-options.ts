import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, configFromEnvironment } from '../../platform/config/config.js';
import { serverUrlFromEnvironment } from '../../platform/config/server-url.js';
import { DemoFailed } from './demo-failed.js';

export interface DemoOptions {
  readonly url: string;
  readonly password: string;
}

/**
 * Where the server is and the password of the sample accounts: told, or as a server started from this folder
 * with the same environment has them.
 * @throws DemoFailed when there is no password; StartError as the configuration
 */
export async function demoOptions(args: readonly string[]): Promise<DemoOptions> {
  const { url, password } = optionsOf(args);
  const config = configFromEnvironment();
  return {
    url: url ?? serverUrlFromEnvironment() ?? `http://127.0.0.1:${config.port}`,
    password: password ?? config.samplePassword ?? (await keptPassword(config)),
  };
}

function optionsOf(args: readonly string[]): { readonly url?: string; readonly password?: string } {
  try {
    return parseArgs({ args: [...args], options: { url: { type: 'string' }, password: { type: 'string' } } })
      .values;
  } catch (error) {
    const cause = (error as Error).message;
    throw new DemoFailed(
      `Tùy chọn không đúng (${cause}). Cách dùng: npm run demo -- [--url http://127.0.0.1:3000] [--password …]`,
      `Wrong option (${cause}). Usage: npm run demo -- [--url http://127.0.0.1:3000] [--password …]`,
    );
  }
}

/** The first start writes it down when it had to make one up. */
async function keptPassword({ dataDir }: Config): Promise<string> {
  const file = join(dataDir, 'sample.password');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    throw new DemoFailed(
      `Chưa biết mật khẩu của tỉnh mẫu: không có ${file}. Hãy chạy “npm start” trước, hoặc đặt SAMPLE_PASSWORD, hoặc thêm --password.`,
      `The password of the sample province is not known: there is no ${file}. Run "npm start" first, set SAMPLE_PASSWORD, or add --password.`,
    );
  }
}
