import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';

// Lets plain Node import the TypeScript of this project, for what runs before Jest's own transforms.

export async function resolve(specifier, context, nextResolve) {
  if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !context.parentURL?.endsWith('.ts')) {
    return nextResolve(specifier, context);
  }
  return nextResolve(specifier.replace(/\.js$/, '.ts'), context);
}

export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context);
  const path = fileURLToPath(url);
  const { code } = await transformFile(path, { sourceMaps: 'inline' });
  return { format: 'module', shortCircuit: true, source: code };
}
