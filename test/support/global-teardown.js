export default async function globalTeardown() {
  await globalThis.motcuaTestServer.stop();
}
