// Moves the sliders of a notebook in JupyterLab by the keyboard: what leads back to them changes in place, also after the
// page is loaded again, and what leads back to a changed cell changes with it.
//
//   node slider.mjs <server address with token> <notebook.ipynb> <path of it on the server> <folder for screenshots>
import assert from 'node:assert/strict';
import { launch, photograph, stayOnLoopback } from './browser.mjs';
import { choose, codeCells, failed, open, patience, ready, runAll } from './notebook.mjs';

const [server, file, served, shots] = process.argv.slice(2);
const expected = codeCells(file);
const width = 1280;

const cell = (page, source) => page.locator('.jp-Notebook .jp-CodeCell', { hasText: source });
const outputs = (page, source) => cell(page, source).locator('.jp-OutputArea-output');
const handle = (page, label) => page.locator('.widget-slider', { hasText: label }).locator('.noUi-handle');

/** What a cell shows: its words, and its pictures. */
const shown = (output) => output.evaluate((e) => e.innerText + [...e.querySelectorAll('img')].map((i) => i.src).join());

/** Presses a key on a slider; the milliseconds until the output is another one, as the page sees it. */
async function press(page, label, key, output) {
  await handle(page, label).focus();
  await output.evaluate((e) => {
    const look = () => e.innerText + [...e.querySelectorAll('img')].map((i) => i.src).join();
    const before = look();
    let pressed;
    document.addEventListener('keydown', () => (pressed = performance.now()), { capture: true, once: true });
    window.changed = new Promise((resolve, reject) => {
      const observer = new MutationObserver(() => {
        if (pressed && look() !== before) {
          observer.disconnect();
          resolve(performance.now() - pressed);
        }
      });
      observer.observe(e, { subtree: true, childList: true, characterData: true, attributes: true });
      setTimeout(() => reject(new Error('the output stayed as it was for 20 s')), 20_000);
    });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => window.changed);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function moveSliders(page, when) {
  const text = outputs(page, 'reach the store');
  const picture = outputs(page, 'sized.growth');
  const count = await page.locator('.jp-Notebook .jp-OutputArea-output').count();
  const words = await shown(text);
  const image = await shown(picture);
  assert.match(image, /data:image\/png;base64,/, 'the plot is a PNG picture');

  const steps = [];
  for (let i = 0; i < 9; i++) {
    steps.push(await press(page, 'hit rate', i < 5 ? 'ArrowLeft' : 'ArrowRight', text));
  }
  assert.notEqual(await shown(text), words, 'the number changed');
  const redrawn = await press(page, 'copies', 'ArrowRight', picture);
  assert.notEqual(await shown(picture), image, 'the plot changed');
  await press(page, 'retention', 'ArrowRight', outputs(page, 'sized.capacity'));
  assert.equal(await page.locator('.jp-Notebook .jp-OutputArea-output').count(), count, 'in place, nothing was added');
  console.log(
    `${when}: "${words.trim()}" became "${(await shown(text)).trim()}" in ${Math.round(median(steps))} ms (median of ` +
      `${steps.length}, most ${Math.round(Math.max(...steps))}), the plot in ${Math.round(redrawn)} ms`,
  );
}

/** Writes another number into the first cell and runs it alone; its outputs then. */
async function assume(page, millions) {
  await cell(page, 'var users').first().locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(`var users = million(${millions});`);
  await page.keyboard.press('Control+Enter');
  return outputs(page, `million(${millions})`);
}

const browser = await launch();
const context = await browser.newContext({ viewport: { width, height: 6_000 } });
const page = await context.newPage();
try {
  const refused = await stayOnLoopback(context);
  await open(page, server, served);
  const ran = await runAll(page, expected);
  assert.ok(!ran.some(failed), 'no cell failed');
  await moveSliders(page, 'first');
  await assume(page, 44);
  await outputs(page, 'chat.capacity()').first().getByText('44 million').first().waitFor();
  await photograph(page, shots, 'slider-first', page.viewportSize());

  await choose(page, 'File', 'Save Notebook');
  await page.waitForTimeout(1_000);
  await page.reload({ timeout: patience.page });
  await ready(page, expected.length);
  await handle(page, 'hit rate').waitFor({ timeout: patience.page });
  await moveSliders(page, 'after a reload');
  await photograph(page, shots, 'slider-reloaded', page.viewportSize());

  const told = await assume(page, 55);
  await told.getByText('The page was loaded again').waitFor();
  await outputs(page, 'sized.capacity()').getByText('55 million').first().waitFor();
  assert.deepEqual(refused, [], 'nothing is asked of another machine');
} catch (e) {
  await photograph(page, shots, 'slider-failure', page.viewportSize());
  console.error(`browser proof: ${e.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
