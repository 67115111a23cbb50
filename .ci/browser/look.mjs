// Screenshots of an offline page, light and dark, for people to view.
//
//   node look.mjs <page.html> <folder for screenshots>
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, photograph, stayOnLoopback } from './browser.mjs';

const [file, shots] = process.argv.slice(2);
const browser = await launch();
try {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 } });
    const refused = await stayOnLoopback(context);
    const page = await context.newPage();
    await page.goto(pathToFileURL(path.resolve(file)).href, { timeout: 120_000 });
    const size = await page.evaluate(() => ({ width: innerWidth, height: document.documentElement.scrollHeight }));
    await photograph(page, shots, `${path.basename(file, '.html')}-page-${colorScheme}`, size);
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
