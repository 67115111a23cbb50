// Screenshots of an offline page, light and dark, for people to view.
//
//   node look.mjs <page.html> <folder for screenshots>
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, stayOnLoopback } from './browser.mjs';

const [file, shots] = process.argv.slice(2);
mkdirSync(shots, { recursive: true });
const browser = await launch();
try {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
    const refused = await stayOnLoopback(context);
    const page = await context.newPage();
    await page.goto(pathToFileURL(path.resolve(file)).href, { timeout: 120_000 });
    const shot = path.join(shots, `${path.basename(file, '.html')}-page-${colorScheme}.png`);
    await page.screenshot({ path: shot, fullPage: true });
    console.log(`screenshot ${shot}`);
    assert.deepEqual(refused, [], 'the page is whole without a network');
    const pictures = await page.evaluate(() => [...document.images].map((image) => image.naturalWidth));
    assert.ok(!pictures.includes(0), 'every picture is shown');
    await context.close();
  }
} catch (e) {
  console.error(`${file}: ${e.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
