// node run.mjs ORIGIN FOLDER [RUNS] [PAGE…]: measures pages, prints a table of medians, fails under 98.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const least = 98;
const keyPages = ["", "/guide/passwords", "/professionals", "/children", "/help", "/statistics"];
const categories = ["performance", "accessibility", "best-practices", "seo"];
const metrics = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];

const [origin, folder, runs = "3", ...chosen] = process.argv.slice(2);
const pages = chosen.length > 0 ? chosen : ["kk", "ru"].flatMap((language) => keyPages.map((page) => `/${language}${page}`));
const results = new Map(pages.map((page) => [page, []]));

// Round after round, so that a busy minute of the machine doesn't fall on one page alone.
for (let round = 0; round < Number(runs); round++) {
  for (const page of pages) {
    const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"], logLevel: "error" });
    try {
      const { lhr } = await lighthouse(origin + page, { port: chrome.port, logLevel: "error", onlyCategories: categories });
      if (lhr.runtimeError) throw new Error(`${page}: ${lhr.runtimeError.message}`);
      results.get(page).push(lhr);
    } finally {
      chrome.kill();
    }
  }
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const scoreOf = (lhrs, category) => Math.round(100 * median(lhrs.map((lhr) => lhr.categories[category].score)));
const valueOf = (lhrs, metric) => median(lhrs.map((lhr) => lhr.audits[metric].numericValue));

const failures = [];
console.log("| page | performance | accessibility | best practices | SEO | first paint | largest paint | blocked | shift |");
console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
for (const [page, lhrs] of results) {
  const scores = categories.map((category) => scoreOf(lhrs, category));
  const [first, largest, blocked, shift] = metrics.map((metric) => valueOf(lhrs, metric));
  const times = [`${(first / 1000).toFixed(1)} s`, `${(largest / 1000).toFixed(1)} s`, `${Math.round(blocked)} ms`, shift.toFixed(3)];
  console.log(`| \`${page}\` | ${[...scores, ...times].join(" | ")} |`);

  categories.forEach((category, index) => {
    if (scores[index] >= least) return;
    const weighing = new Set(lhrs[0].categories[category].auditRefs.filter((audit) => audit.weight > 0).map((audit) => audit.id));
    const audits = Object.values(lhrs[0].audits).filter((audit) => weighing.has(audit.id) && audit.score !== null && audit.score < 0.98);
    failures.push(`${page} has ${scores[index]} in ${category}: ${audits.map((audit) => `${audit.id} ${audit.score} ${audit.displayValue ?? ""}`).join("; ")}`);
  });
  await writeFile(path.join(folder, `${page.slice(1).replaceAll("/", "-")}.json`), JSON.stringify(lhrs[0], null, 1));
}
console.log(`Lighthouse ${[...results.values()][0][0].lighthouseVersion}, median of ${runs}, at least ${least} in each category.`);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
