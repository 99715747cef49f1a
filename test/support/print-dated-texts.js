// Prints the dated table as this process computes it; a test runs it in several zones.
import { register } from 'node:module';

register('./typescript-hooks.js', import.meta.url);
const { datedTexts } = await import('../unit/domain/time/dated-texts.ts');
console.log([new Date(0).getTimezoneOffset(), ...datedTexts()].join('\n'));
