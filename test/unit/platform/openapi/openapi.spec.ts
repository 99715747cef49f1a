import { afterAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { loadConfig } from '../../../../src/platform/config/config.js';
import { ConfigModule } from '../../../../src/platform/config/config.module.js';
import { DatabaseModule } from '../../../../src/platform/database/database.module.js';
import { HealthModule } from '../../../../src/platform/health/health.module.js';
import { describeModule } from '../../../../src/platform/openapi/openapi.js';
import { RegisterCacheModule } from '../../../../src/platform/register-cache/register-cache.module.js';
import { TimeModule } from '../../../../src/platform/time/time.module.js';
import { AgenciesModule } from '../../../../src/registers/agencies/agencies.module.js';
import { StaffModule } from '../../../../src/registers/staff/staff.module.js';

const unconnected = new DataSource({ type: 'postgres', url: 'postgres://nowhere.invalid/none' });

const module = {
  module: class Root {},
  imports: [
    ConfigModule.forRoot(loadConfig({})),
    DatabaseModule.forRoot(unconnected),
    TimeModule,
    RegisterCacheModule.forRoot('postgres://nowhere.invalid/none'),
    HealthModule,
    AgenciesModule,
    StaffModule,
  ],
};

describe('the description of the API', () => {
  afterAll(() => expect(unconnected.isInitialized).toBe(false));

  it('is made without connecting to anything', async () => {
    const { openapi, paths } = await describeModule(module);
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/v1/auth/login', '/health/ready']));
  });

  it('says who may call a route, and how it refuses', async () => {
    const { paths, components } = await describeModule(module);
    const create = paths['/api/v1/agencies']?.post;
    expect(create).toMatchObject({ security: [{ bearer: [] }], 'x-roles': ['administrator'] });
    expect(create?.responses['default']).toEqual({ $ref: '#/components/responses/Problem' });
    expect(paths['/api/v1/auth/login']?.post?.security).toBeUndefined();
    expect(components?.schemas?.['Problem']).toBeDefined();
  });

  it('has the rules of every field', async () => {
    const { components } = await describeModule(module);
    expect(components?.schemas?.['CreateAccountRequest']).toMatchObject({
      required: ['username', 'fullName', 'roles', 'password'],
      properties: {
        username: { type: 'string', minLength: 2, maxLength: 64 },
        roles: {
          type: 'array',
          minItems: 1,
          items: { type: 'string', enum: expect.arrayContaining(['portal']) },
        },
        password: { format: 'password', writeOnly: true },
      },
    });
    expect(components?.schemas?.['AccountResponse']).toMatchObject({
      properties: { agency: { anyOf: expect.arrayContaining([{ type: 'null' }]) } },
    });
  });
});
