// The one browser that the proofs drive: the machine's Chromium, headless, with a profile of its own, on loopback.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
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

/** Screenshots of a page in pieces that a person can read: folder/name-1.png and on. */
export async function photograph(page, folder, name, { width, height }) {
  mkdirSync(folder, { recursive: true });
  const piece = 1_800;
  for (let y = 0, number = 1; y < height; y += piece, number++) {
    const file = path.join(folder, `${name}-${number}.png`);
    const clip = { x: 0, y, width, height: Math.min(piece, height - y) };
    await page.screenshot({ path: file, clip, fullPage: true });
    console.log(`screenshot ${file}`);
  }
}
