import 'reflect-metadata';
import { configFromEnvironment } from '../platform/config/config.js';
import { runProcess, say } from './run-process.js';
import { startProduct } from './start-product.js';

await runProcess(() => {
  const config = configFromEnvironment();
  return startProduct(config, { servesHttp: true, servesDocs: true, works: config.runsWorker, say });
});
