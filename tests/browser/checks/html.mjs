import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] };
const WIDTHS = [320, 768, 1400];
const LARGE = 8 << 20; // above this a page is looked at for speed, not element by element

const AGAIN = /account\.html$/; // of another account, from the same templates: axe has seen every part of it in the demonstration's page

/** The page in a real browser: accessible, quiet, inert, quick, readable without script, nothing lost in print. */
export async function checkHtml(file, expect) {
  const chrome = await chromium.launch(browser);
  try {
    await behaviour(chrome, file, expect);
    await keyboard(chrome, file, expect);
    await addresses(chrome, file, expect);
    await withoutScript(chrome, file, expect);
    if (statSync(file).size < LARGE && !AGAIN.test(file)) await accessible(chrome, file, expect);
    if (statSync(file).size < LARGE) await wholeWords(chrome, file, expect);
    await print(chrome, file, expect);
  } finally {
    await chrome.close();
  }
}

async function open(chrome, file, options = {}, hash = "") {
  const context = await chrome.newContext({ viewport: { width: 1400, height: 1000 }, ...options });
  const page = await context.newPage();
  page.said = [];
  page.asked = [];
  page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") page.said.push(m.text()); });
  page.on("pageerror", (e) => page.said.push(e.message));
  page.on("dialog", (d) => { page.said.push(`dialog ${d.message()}`); d.dismiss(); });
  page.on("request", (r) => { if (!r.url().startsWith("file:") || r.resourceType() !== "document") page.asked.push(r.url()); });
  await page.goto(`file://${resolve(file)}${hash}`);
  if (options.javaScriptEnabled !== false) await page.waitForSelector("#explorer[data-ready]", { state: "attached", timeout: 60000 });
  return page;
}

async function behaviour(chrome, file, expect) {
  const page = await open(chrome, file);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity);
  const ready = await page.evaluate(() => performance.now());
  expect(`shows something within a second (${Math.round(paint)} ms; searchable after about ${Math.round(ready)} ms)`, paint < 1000);
  const times = await page.evaluate(async () => {
    const query = document.getElementById("q"), spent = [];
    for (const text of ["a", "train", "zzz-none", "eu-west-1 arn", ""]) {
      const begin = performance.now();
      query.value = text;
      query.dispatchEvent(new Event("input"));
      document.getElementById("list").getBoundingClientRect();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      spent.push(performance.now() - begin);
    }
    return spent;
  });
  expect(`answers a search within 200 ms (${times.map(Math.round).join(", ")} ms)`, Math.max(...times) < 200);
  expect("keeps few rows in the page", (await page.locator("#list .row").count()) < 100);
  expect("asks for nothing outside itself", page.asked);
  expect("says nothing on the console", page.said);
  expect("runs nothing that a name says", await page.evaluate(() => window.pwned === undefined));
  expect("holds to its policy: no style attribute, no handler", await page.evaluate(() => [...document.querySelectorAll("*")].flatMap((e) => [...e.attributes].filter((a) => a.name.startsWith("on")).map((a) => `${e.tagName} ${a.name}`))));
  expect("links only to places in itself and to the web", await page.evaluate(() => [...document.querySelectorAll("a")].map((a) => a.getAttribute("href")).filter((h) => !/^(#|https?:)/.test(h))));
  expect("its own links lead somewhere", await page.evaluate(() => [...document.querySelectorAll("a[href^='#']")].map((a) => a.getAttribute("href").slice(1)).filter((h) => h !== "" && !document.getElementById(h.split("?")[0]) && !h.startsWith("f-"))));
  await page.context().close();
  for (const width of WIDTHS) {
    const narrow = await open(chrome, file, { viewport: { width, height: 900 } });
    const wide = await narrow.evaluate(() => document.documentElement.scrollWidth);
    expect(`fits ${width} pixels (${wide})`, wide <= width);
    await narrow.context().close();
  }
}

async function keyboard(chrome, file, expect) {
  const page = await open(chrome, file);
  const count = await page.locator("#list .row").count();
  if (count > 1) {
    await page.locator("#list").focus();
    await page.keyboard.press("Home");
    await page.waitForTimeout(250); // the address follows at most every 160 ms
    const first = await page.evaluate(() => location.hash);
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(250);
    const second = await page.evaluate(() => location.hash);
    expect("moves through findings by the arrow keys, each with its address", first.startsWith("#f-") && second.startsWith("#f-") && first !== second);
    await page.keyboard.press("Enter");
    expect("opens a finding by Enter", await page.evaluate(() => document.activeElement.id === "detail"));
    await page.keyboard.press("Escape");
    expect("goes back by Escape", await page.evaluate(() => document.activeElement.id === "list"));
    const again = await open(chrome, file, {}, second);
    const shown = await again.evaluate(() => document.querySelector("#detail .detail-links a")?.getAttribute("href"));
    expect("opens at a finding's address", shown === second);
    await again.context().close();
  }
  await page.context().close();
  await everyControl(chrome, file, expect);
}

/** What is chosen stands in the address, and the address chooses it again. */
async function addresses(chrome, file, expect) {
  const page = await open(chrome, file);
  const total = () => page.locator("#found").textContent();
  const all = await total();
  await page.locator("#by-severity").selectOption({ label: "high" });
  await page.locator("#by-resource").fill("e");
  await page.locator("#q").fill("a");
  await page.locator("input[name=status][value='1']").uncheck();
  await page.waitForTimeout(300);
  const hash = await page.evaluate(() => location.hash), narrowed = await total();
  expect("puts the filters into the address", ["q=a", "severity=high", "resource=e", "status=fail"].filter((part) => !hash.includes(part)));
  const again = await open(chrome, file, {}, hash);
  expect("filters by the address it is opened at", (await again.locator("#found").textContent()) === narrowed && (await again.locator("#by-severity").inputValue()) === "3");
  await again.locator("#reset").click();
  expect("clears the filters", (await again.locator("#found").textContent()) === all);
  await again.context().close();
  await page.context().close();
  const odd = await open(chrome, file, {}, "#findings?severity=%3Cb%3E&rule=none&status=,,&region=%u0000&q=%E0%A4%A");
  expect("is not upset by a broken address", odd.said);
  const link = odd.locator("#checklist td a").first();
  if (await link.count() > 0) {
    const wanted = Number((await link.textContent()).replace(/,/g, ""));
    await link.click();
    await odd.waitForTimeout(200);
    expect("a number of the checklist leads to as many findings", (await odd.locator("#found").textContent()).startsWith(`${wanted.toLocaleString("en-US")} of`));
  }
  await odd.context().close();
}

async function everyControl(chrome, file, expect) {
  const page = await open(chrome, file);
  const seen = new Set();
  for (let i = 0; i < 5000; i++) {
    await page.keyboard.press("Tab");
    const id = await page.evaluate(() => { const e = document.activeElement; return e && e !== document.body ? e.id || e.name || "" : null; });
    if (id === null) break;
    seen.add(id);
    if (seen.has("list")) break;
  }
  expect("reaches every control by Tab", ["q", "status", "by-severity", "by-threat", "by-control", "by-service", "by-region", "by-suppressed", "by-resource", "by-rule", "reset", "read", "list"].filter((id) => !seen.has(id)));
  await page.context().close();
}

async function withoutScript(chrome, file, expect) {
  const page = await open(chrome, file, { javaScriptEnabled: false });
  expect("can be read without script", (await page.locator("#document").isVisible()) && !(await page.locator("#explorer").isVisible()));
  const failing = await page.locator("#summary .counts tr.sum td.is-fail").allTextContents();
  const total = Number((failing[0] ?? "0").replace(/,/g, ""));
  const shown = await page.locator("#document .finding .status-fail").count();
  expect(`has failing findings in its text (${shown} of ${total}, up to 1,000)`, shown === Math.min(total, 1000));
  await page.context().close();
}

/**
 * Both views, at both widths, in both colour schemes. What costs is asked once: the long text is looked at with the list's
 * rules only where it is shown, its contrast once for each scheme (a colour is the same at every width), and nothing but
 * contrast differs between schemes.
 */
async function accessible(chrome, file, expect) {
  // the hostile sample has rules and suppressions without a name, which no reader of files lets in
  const without = file.endsWith("hostile.html") ? ["empty-table-header"] : [];
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [320, 1400]) {
      const page = await open(chrome, file, { colorScheme, bypassCSP: true, viewport: { width, height: 1000 } });
      const first = colorScheme === "light", wide = width === 1400;
      await axeOn(page, `list, ${colorScheme}, ${width}`, expect, { without, exclude: ["#document"] });
      if ((first || wide) && (await page.locator("#read").count()) > 0) {
        await page.locator("#read").click();
        await axeOn(page, `document, ${colorScheme}, ${width}`, expect, { without, standards: first, contrast: wide });
      }
      await page.context().close();
    }
  }
}

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function axeOn(page, name, expect, { without = [], exclude = [], standards = true, contrast = true }) {
  await page.evaluate(axe);
  const options = standards ? { runOnly: STANDARDS, rules: { "color-contrast": { enabled: contrast } } } : { runOnly: { type: "rule", values: ["color-contrast"] } };
  const violations = await page.evaluate(async ([exclude, options]) => (await axe.run({ include: ["html"], exclude }, options)).violations
    .map((v) => `${v.id} (${v.impact}) ${v.nodes.length}x: ${v.nodes[0].html.slice(0, 140)} ${v.nodes[0].any[0]?.message ?? ""}`), [exclude, options]);
  expect(`axe: ${name}`, violations.filter((v) => !without.some((rule) => v.startsWith(`${rule} `))));
}

/** Columns may be narrow, but a word of plain letters stands on one line; addresses and code may break anywhere. */
async function wholeWords(chrome, file, expect) {
  for (const [width, media] of [...WIDTHS.map((w) => [w, "screen"]), [718, "print"]]) {
    const page = await open(chrome, file, { viewport: { width, height: 1000 } });
    await page.emulateMedia({ media });
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    expect(`breaks no word of a table in two, ${media} ${width}`, await page.evaluate(brokenWords));
    await page.context().close();
  }
}

function brokenWords() {
  const broken = [];
  for (const cell of document.querySelectorAll("td, th")) {
    if ((cell.closest("thead")?.getBoundingClientRect().width ?? 2) <= 1) continue; // heads that only a screen reader sees
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT, (n) => n.parentElement.closest("code, bdi, .visually-hidden, a[href^='http']") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (const word of text.data.matchAll(/(?<=^|\s)\p{L}{2,18}(?=[\s.,;:]|$)/gu)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map((r) => Math.round(r.top)));
        if (lines.size > 1) broken.push(`${word[0]} in ${cell.closest("table").className}`);
      }
    }
  }
  return broken;
}

async function print(chrome, file, expect) {
  const page = await open(chrome, file);
  expect("keeps on screen what paper leaves out, and the other way round", !(await page.locator("#summary > .print-only").isVisible()));
  await page.emulateMedia({ media: "print" });
  expect("prints the text and not the list", (await page.locator("#document").isVisible()) && !(await page.locator("#explorer").isVisible()));
  expect("says on paper what is left out", await page.locator("#summary > .print-only").isVisible());
  expect("leaves no finding that fails or is undecided off the paper", await page.evaluate(() => [...document.querySelectorAll("#document .finding")].filter((f) => f.getClientRects().length === 0).map((f) => f.id)));
  await page.context().close();
}
