// A notebook in JupyterLab, worked with as a person does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

export const patience = { page: 180_000, kernel: 180_000, cells: 300_000, theme: 60_000 };

/** The code cells of a file, and whether each may fail. */
export function codeCells(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
    .cells.filter((cell) => cell.cell_type === 'code')
    .map((cell) => ({ mayFail: (cell.metadata?.tags ?? []).includes('raises-exception') }));
}

/** Opens a notebook of the server: its address carries the token. */
export async function open(page, server, served) {
  const address = new URL(server);
  const token = address.searchParams.get('token');
  await page.goto(new URL(`lab/tree/${encodeURI(served)}?token=${token}`, address).href, { timeout: patience.page });
}

/** What each code cell shows: its prompt, and its outputs with their MIME types. Runs in the page. */
function cells() {
  return [...document.querySelectorAll('.jp-Notebook .jp-CodeCell')].map((cell) => ({
    prompt: cell.querySelector('.jp-InputArea-prompt')?.textContent.trim() ?? '',
    outputs: [...cell.querySelectorAll('.jp-OutputArea-output')].map((output) => ({
      type: output.dataset.mimeType ?? '',
      text: output.textContent.trim(),
    })),
  }));
}

// JupyterLab shows an error as what went to standard error, unless an extension renders errors.
const red = ['application/vnd.jupyter.stderr', 'application/vnd.jupyter.error'];
export const failed = ({ outputs }) => outputs.some(({ type }) => red.includes(type));
const finished = ({ prompt }) => /^\[\d+\]:$/.test(prompt);

/** Chooses an item of a menu, or of a menu in it. */
export async function choose(page, menu, ...items) {
  await page.locator('.lm-MenuBar-item').getByText(menu, { exact: true }).click();
  for (const item of items) {
    await page.locator('.lm-Menu-itemLabel').getByText(item, { exact: true }).click();
  }
}

/** Until the page shows the notebook's cells and the session is idle. */
export async function ready(page, count) {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('.jp-Notebook .jp-CodeCell').length === wanted,
    count,
    { timeout: patience.page },
  );
  await idle(page).waitFor({ timeout: patience.kernel });
}

/** The status bar tells the session's state; the notebook's own indicator says idle before there is a kernel. */
function idle(page) {
  return page.locator('#jp-main-statusbar').getByText(/\| Idle$/);
}

/** Runs all cells from a clean start; what each shows then, or as soon as one has failed that may not. */
export async function runAll(page, expected) {
  await ready(page, expected.length);
  // What the file remembers of an earlier run must not count.
  await choose(page, 'Edit', 'Clear Outputs of All Cells');
  const before = await page.evaluate(cells);
  assert.ok(before.every(({ prompt, outputs }) => prompt === '[ ]:' && outputs.length === 0), 'a clean start');
  await choose(page, 'Run', 'Run All Cells');

  const deadline = Date.now() + patience.cells;
  for (;;) {
    const now = await page.evaluate(cells);
    const broken = now.findIndex((cell, i) => failed(cell) && !expected[i].mayFail);
    if (broken >= 0 || (now.every(finished) && (await idle(page).isVisible()))) {
      return now;
    }
    assert.ok(Date.now() < deadline, `not finished in time; prompts: ${now.map((cell) => cell.prompt).join(' ')}`);
    await page.waitForTimeout(250);
  }
}
