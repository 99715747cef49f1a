// Runs as a process of its own, so that making the load does not slow the server's event loop.
import { Agent, request } from 'node:http';

/** `NUMBER` in the body is another one of twelve digits each time: nobody files the same thing a thousand times. */
const { url, tokens, body: template, firstNumber, clients, seconds } = JSON.parse(process.argv[2]);
const text = JSON.stringify(template);
const agent = new Agent({ keepAlive: true, maxSockets: clients });
const latencies = [];
const failures = new Map();
const endsAt = performance.now() + seconds * 1000;

function post(index) {
  const body = text.replaceAll('NUMBER', String(firstNumber + index).padStart(12, '0'));
  const headers = {
    authorization: `Bearer ${tokens[index % tokens.length]}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function client(first) {
  for (let index = first; performance.now() < endsAt; index += clients) {
    const startedAt = performance.now();
    const status = await post(index);
    if (status === 201) latencies.push(performance.now() - startedAt);
    else failures.set(status, (failures.get(status) ?? 0) + 1);
  }
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: clients }, (_unused, index) => client(index)));
const took = (performance.now() - startedAt) / 1000;
latencies.sort((a, b) => a - b);
const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? null;
process.stdout.write(
  JSON.stringify({
    perSecond: latencies.length / took,
    p50: at(0.5),
    p99: at(0.99),
    failures: Object.fromEntries(failures),
  }),
);
agent.destroy();
