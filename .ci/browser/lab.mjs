// Opens a notebook in JupyterLab as a person would, runs all of its cells and looks at what is on the page.
//
//   node lab.mjs <server address with token> <notebook.ipynb> <path of it on the server> <folder for screenshots>
import assert from 'node:assert/strict';
import path from 'node:path';
import { launch, photograph, stayOnLoopback } from './browser.mjs';
import { choose, codeCells, failed, open, patience, runAll } from './notebook.mjs';

const [server, file, served, shots] = process.argv.slice(2);
const width = 1280;

const expected = codeCells(file);

/** Tables and pictures that a person sees in the outputs. Runs in the page. */
function sights() {
  const seen = (element) => element.getBoundingClientRect().width > 0 && element.getBoundingClientRect().height > 0;
  const all = (selector) => [...document.querySelectorAll(`.jp-Notebook .jp-OutputArea-output ${selector}`)];
  return {
    tables: all('table').filter((table) => seen(table) && table.querySelector('td')?.textContent.trim()).length,
    pictures: all('img').map((image) => ({
      png: image.src.startsWith('data:image/png'),
      loaded: image.complete && image.naturalWidth > 0 && seen(image),
      natural: image.naturalWidth,
      shown: Math.round(image.getBoundingClientRect().width),
    })),
  };
}

/** The whole notebook, in the theme named. */
async function show(page, theme) {
  await choose(page, 'Settings', 'Theme', theme);
  const light = theme.endsWith('Light');
  await page.locator(`body[data-jp-theme-light="${light}"]`).waitFor({ state: 'attached', timeout: patience.theme });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500); // the style sheet's transitions
  const name = `${path.basename(file, '.ipynb')}-lab-${light ? 'light' : 'dark'}`;
  await photograph(page, shots, name, page.viewportSize());
}

async function fitNotebook(page) {
  const height = await page.evaluate(() => {
    const last = [...document.querySelectorAll('.jp-Notebook .jp-Cell')].at(-1).getBoundingClientRect();
    const first = document.querySelector('.jp-Notebook .jp-Cell').getBoundingClientRect();
    return Math.ceil(last.bottom - first.top);
  });
  await page.setViewportSize({ width, height: Math.min(height + 200, 12_000) });
  await page.evaluate(() => document.querySelector('.jp-Notebook .jp-Cell').scrollIntoView());
}

function check(ran, { tables, pictures }, refused) {
  for (const [i, cell] of ran.entries()) {
    const text = cell.outputs.map((output) => output.text).join('\n');
    assert.ok(expected[i].mayFail || !failed(cell), `code cell ${i + 1} failed, or wrote to standard error:\n${text}`);
  }
  assert.deepEqual(
    ran.map((cell) => cell.prompt),
    expected.map((_, i) => `[${i + 1}]:`),
    'every code cell ran once, in order',
  );
  assert.ok(tables > 0, 'an HTML table is on the page');
  assert.ok(pictures.some(({ png, loaded }) => png && loaded), 'a PNG picture is on the page');
  assert.deepEqual(pictures.filter(({ loaded }) => !loaded), [], 'every picture is shown');
  assert.deepEqual(refused, [], 'nothing is asked of another machine');
}

const browser = await launch();
try {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const refused = await stayOnLoopback(context);
  const page = await context.newPage();
  await open(page, server, served);
  let ran;
  try {
    ran = await runAll(page, expected);
  } catch (e) {
    await photograph(page, shots, `${path.basename(file, '.ipynb')}-lab-failure`, page.viewportSize());
    throw e;
  }
  const seen = await page.evaluate(sights);
  await fitNotebook(page);
  await show(page, 'JupyterLab Light');
  await show(page, 'JupyterLab Dark');
  console.log(`${file}: ${ran.length} code cells, ${seen.tables} tables, ${seen.pictures.length} pictures`);
  check(ran, seen, refused);
} catch (e) {
  console.error(`browser proof: ${e.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
