import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Database } from './database.js';
import { openRegisterSource, RegisterDatabase } from './register-database.js';

const REGISTER_SOURCE = Symbol('REGISTER_SOURCE');

@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(REGISTER_SOURCE) private readonly registerSource: DataSource) {}

  /** Takes a connected data source; whoever opened it closes it after the application. */
  static forRoot(dataSource: DataSource): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: REGISTER_SOURCE, useFactory: () => openRegisterSource(dataSource) },
        {
          provide: RegisterDatabase,
          useFactory: (source: DataSource) => new RegisterDatabase(source),
          inject: [REGISTER_SOURCE],
        },
        Database,
      ],
      exports: [DataSource, Database, RegisterDatabase],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.registerSource.destroy();
  }
}
