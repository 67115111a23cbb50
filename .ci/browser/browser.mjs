// The one browser that the proofs drive: the machine's Chromium, headless, with a profile of its own, on loopback.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium: CHROMIUM names another executable than Debian's. */
export async function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`no browser at ${executablePath}: install chromium, or set CHROMIUM to its path`);
  }
  return chromium.launch({ executablePath, args: flags, timeout: 120_000 });
}

/** Refuses every request that would leave the machine, and collects it. */
export async function stayOnLoopback(context) {
  const refused = [];
  await context.route(
    (url) => !['data:', 'blob:', 'file:'].includes(url.protocol) && !['127.0.0.1', 'localhost'].includes(url.hostname),
    (route) => {
      refused.push(route.request().url());
      return route.abort();
    },
  );
  return refused;
}
