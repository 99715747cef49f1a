import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { setRoutePrefix } from '../http/route-prefix.js';
import { PROBLEM_RESPONSE, PROBLEM_SCHEMA } from './problem-schema.js';

const DOCS_PATH = 'api/docs';
const DOCUMENT_PATH = '/api/openapi.json';

function settings() {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('motcua')
    .setDescription(
      'Theo dõi hồ sơ một cửa, một cửa liên thông. One-stop-shop dossier tracking for Vietnamese public administration.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
}

/** The OpenAPI 3.1 description of a created application. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, settings(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path) as unknown[]);
  for (const operation of operations) {
    const { responses } = operation as { responses: Record<string, unknown> };
    responses['default'] = { $ref: '#/components/responses/Problem' };
  }
  const components = { ...document.components };
  components.schemas = { ...components.schemas, Problem: PROBLEM_SCHEMA };
  components.responses = { Problem: PROBLEM_RESPONSE };
  return { ...document, components };
}

/** Serves the page at /api/docs and the document at /api/openapi.json. Call it before the application listens. */
export function serveApiDocs(app: INestApplication): void {
  let document: OpenAPIObject | null = null;
  SwaggerModule.setup(DOCS_PATH, app, () => (document ??= describeApi(app)), {
    jsonDocumentUrl: DOCUMENT_PATH,
    raw: ['json'],
    customSiteTitle: 'motcua API',
  });
}

/** The description of a module's API without starting it: nothing is connected to. */
export async function describeModule(appModule: Type | DynamicModule): Promise<OpenAPIObject> {
  const app = await NestFactory.create(appModule, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  setRoutePrefix(app);
  return describeApi(app);
}
