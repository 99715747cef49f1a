import { spawn } from 'node:child_process';

// Everything that can be said without a database, two lanes at a time: linting with types takes as long as all
// the others together.
const LANES = [['lint'], ['format:check', 'types', 'layers', 'dead-code', 'test:unit']];

function run(script) {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.once('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${script} (${seconds} s)`);
      // The unit tests end with their figures, which are worth a line either way.
      const text = Buffer.concat(output).toString().trim();
      if (code !== 0) console.log(text);
      else if (script === 'test:unit') console.log(text.split('\n').at(-1));
      resolve(code === 0);
    });
  });
}

async function runLane(scripts) {
  const passed = [];
  for (const script of scripts) passed.push(await run(script));
  return passed.every(Boolean);
}

const passed = await Promise.all(LANES.map(runLane));
process.exitCode = passed.every(Boolean) ? 0 : 1;
