// Runs as a process of its own, so that making the load does not slow the server's event loop. It speaks just
// enough HTTP/1.1 over bare sockets: Node's own client took as much of the machine as the database did.
import { connect } from 'node:net';

/** `NUMBER` in the body is another one of twelve digits each time: nobody files the same thing a thousand times. */
const { url, tokens, body: template, firstNumber, clients, seconds } = JSON.parse(process.argv[2]);
const { hostname, port, host, pathname } = new URL(url);
const [beforeNumber, afterNumber] = JSON.stringify(template).split('NUMBER');
const DIGITS = 12;
const length = Buffer.byteLength(beforeNumber) + DIGITS + Buffer.byteLength(afterNumber);
const heads = tokens.map((token) =>
  [
    `POST ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    '',
    beforeNumber,
  ].join('\r\n'),
);
const latencies = [];
const failures = new Map();
const startedAt = performance.now();
const endsAt = startedAt + seconds * 1000;

function requestOf(index) {
  return heads[index % heads.length] + String(firstNumber + index).padStart(DIGITS, '0') + afterNumber;
}

/** Status and size of the answer at the start of `bytes`, or null while its head is not whole. */
function headOf(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = bytes.latin1Slice(0, end);
  const [, size] = /\r\ncontent-length: (\d+)/i.exec(head) ?? [];
  if (size === undefined) throw new Error(`an answer without Content-Length: ${head}`);
  return { status: Number(head.slice(9, 12)), size: end + 4 + Number(size) };
}

/** Sends, waits for the whole answer, sends the next, until the time is over. */
function client(first) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let index = first;
    let sentAt = 0;
    let answer = null;
    let parts = [];
    let received = 0;
    const send = () => {
      sentAt = performance.now();
      socket.write(requestOf(index));
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('close', () => (performance.now() < endsAt ? reject(new Error('hung up')) : resolve()));
    socket.on('data', (bytes) => {
      parts.push(bytes);
      received += bytes.length;
      answer ??= headOf(parts.length === 1 ? bytes : Buffer.concat(parts));
      if (!answer || received < answer.size) return;
      const { status } = answer;
      const now = performance.now();
      if (status === 201) latencies.push(now - sentAt);
      else failures.set(status, (failures.get(status) ?? 0) + 1);
      answer = null;
      parts = [];
      received = 0;
      index += clients;
      if (now < endsAt) send();
      else socket.end();
    });
  });
}

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
