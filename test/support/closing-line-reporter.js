/** Prints the figures of the whole run as the very last line: scripts and people read that one. */
export default class ClosingLineReporter {
  onRunComplete(contexts, results) {
    const lines = [];
    const ranIntegration = [...contexts].some(({ config }) => config.displayName?.name === 'integration');
    if (ranIntegration && !process.env.MOTCUA_TEST_REDIS_URL) {
      lines.push('Redis suites left out: REDIS_URL is not set and no Redis answers at 127.0.0.1:6379');
    }
    // A suite that cannot be loaded has no tests to fail.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const figures = `${results.numPassedTests} passed, ${failed} failed`;
    lines.push(skipped > 0 ? `${figures}, ${skipped} skipped` : figures);
    // Jest's own summary comes after every other reporter.
    process.once('exit', () => process.stdout.write(`${lines.join('\n')}\n`));
  }
}
