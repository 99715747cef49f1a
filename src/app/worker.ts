import 'reflect-metadata';
import { configFromEnvironment } from '../platform/config/config.js';
import { runProcess, say } from './run-process.js';
import { startProduct } from './start-product.js';

await runProcess(() =>
  startProduct(configFromEnvironment(), { servesHttp: false, servesDocs: false, works: true, say }),
);
