// node shots.mjs REPORT.html FOLDER   pictures at three widths, dark, each part, and the printed page, to be looked at
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const [file, folder] = process.argv.slice(2);
if (!folder) { console.error("usage: node shots.mjs REPORT.html FOLDER"); process.exit(2); }
mkdirSync(folder, { recursive: true });
const chrome = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
for (const [name, width, colorScheme] of [["narrow", 320, "light"], ["middle", 768, "light"], ["wide", 1400, "light"], ["dark", 1400, "dark"]]) {
  const page = await (await chrome.newContext({ viewport: { width, height: 1000 }, colorScheme })).newPage();
  await page.goto(`file://${resolve(file)}`);
  await page.waitForSelector("#explorer[data-ready]", { state: "attached" });
  for (const part of ["summary", "threats", "models", "checklist", "findings", "coverage", "about"]) {
    await page.evaluate((id) => document.getElementById(id).scrollIntoView(), part);
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(folder, `${name}-${part}.png`) });
  }
  if (name === "wide") await page.pdf({ path: join(folder, "print.pdf"), format: "A4", preferCSSPageSize: true });
  await page.context().close();
}
await chrome.close();
