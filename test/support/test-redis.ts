export interface TestRedis {
  readonly url: string;
  /** Every key of this run starts with it; they are deleted at the end. */
  readonly prefix: string;
}

/** Null where no Redis answers: such suites are left out, and the run says so at its end. */
export function testRedis(): TestRedis | null {
  const url = process.env['MOTCUA_TEST_REDIS_URL'];
  const run = process.env['MOTCUA_TEST_RUN'];
  return url === undefined || run === undefined ? null : { url, prefix: `motcua-test-${run}` };
}
