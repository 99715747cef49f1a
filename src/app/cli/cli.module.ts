import { type DynamicModule, Module } from '@nestjs/common';
import { CatalogueModule } from '../../handling/catalogue/catalogue.module.js';
import { HistoryImportModule } from '../../outward/history-import/history-import.module.js';
import { TakeOverModule } from '../../outward/take-over/take-over.module.js';
import type { Config } from '../../platform/config/config.js';
import { ConfigModule } from '../../platform/config/config.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { QueueModule } from '../../platform/queue/queue.module.js';
import { RegisterCacheModule } from '../../platform/register-cache/register-cache.module.js';
import { TimeModule } from '../../platform/time/time.module.js';
import type { OpenDatabase } from '../open-database.js';

/** What commands need of the product: nobody listens, and no worker runs. */
@Module({})
export class CliModule {
  static forRoot(config: Config, { dataSource, url }: OpenDatabase): DynamicModule {
    return {
      module: CliModule,
      imports: [
        ConfigModule.forRoot(config),
        TimeModule,
        DatabaseModule.forRoot(dataSource),
        RegisterCacheModule.forRoot(url),
        QueueModule,
        CatalogueModule,
        HistoryImportModule,
        TakeOverModule,
      ],
    };
  }
}
