// node take.mjs DRIVER ORIGIN PEOPLE FOLDER [NAME…]: what eng/pictures.sh runs. PEOPLE holds what seed-demo printed.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const [driver, origin, peopleFile, folder, ...chosen] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(driver);
const most = 60 * 1024;
const wide = 1400; // both languages side by side

const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox", "--disable-gpu"] });
const links = new Map(Array.from((await readFile(peopleFile, "utf8")).matchAll(/^demo-([a-z-]+): (\S+)$/gm), (match) => [match[1], match[2]]));
const people = new Map();

// Each person opens the account with a passkey of an authenticator that the browser plays.
async function signedIn(name, width = 1180) {
  if (!people.has(name)) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("WebAuthn.enable");
    await session.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    await page.goto(links.get(name));
    await page.click("[data-passkey=create] button");
    await page.waitForURL(/handler=Passkey/);
    people.set(name, await context.storageState());
    await context.close();
  }
  const context = await browser.newContext({ storageState: people.get(name), viewport: { width, height: 900 }, reducedMotion: "reduce", timezoneId: "Asia/Almaty" });
  return context.newPage();
}

async function through(page, selector) {
  const loaded = page.waitForEvent("load");
  await page.locator(selector).first().click();
  await loaded;
}

async function begin(page, document, title, button = "form[action$=Begin] button") {
  await page.goto(`${origin}/editor/kk/documents/${document}`);
  await page.fill("#site-field-title", title);
  await through(page, button);
  return page.url();
}

async function write(page, language, words) {
  await page.locator(`#site-text-${language} .cm-content`).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText(words);
}

async function save(page) {
  await through(page, ".editor-actions button");
  await page.waitForSelector(".account-done");
}

// As small as it must be and as good as that allows.
async function take(page, name, from, height, scale = 1) {
  const top = from ? await page.locator(from).first().evaluate((element) => element.getBoundingClientRect().top + scrollY - 12) : 0;
  // What stays at the edge of the window would stand in the middle of a picture that is higher than it.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".editor-actions { position: static !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const session = await page.context().newCDPSession(page);
  const clip = { x: 0, y: Math.max(0, top), width: page.viewportSize().width, height, scale };
  for (let quality = 90; quality >= 30; quality -= 5) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality, clip, captureBeyondViewport: true });
    const bytes = Buffer.from(data, "base64");
    if (bytes.length > most && quality > 30) continue;

    await writeFile(path.join(folder, `${name}.webp`), bytes);
    console.log(`${name}.webp: ${Math.ceil(bytes.length / 1024)} KB at quality ${quality}`);
    return;
  }
}

const pictures = {
  async "editor-board"() {
    const page = await signedIn("author");
    await page.goto(`${origin}/editor/kk`);
    await take(page, "editor-board", null, 900);
  },
  async "editor-text"() {
    const page = await signedIn("author", wide);
    await begin(page, "guide/passwords", "Құпия сөздерді сақтау туралы кеңес");
    await write(page, "ru", "Не записывайте пароль [на бумаге](/guide/paper).");
    await write(page, "kk", "Құпия сөзді [қағазға](/guide/paper) жазбаңыз.");
    await page.waitForSelector("[data-found=kk] li");
    await page.waitForTimeout(2500);
    await take(page, "editor-text", ".editor-views", 1000, 0.8);
  },
  async "editor-form"() {
    const page = await signedIn("author");
    await begin(page, "surveys/awareness", "Зерттеу санын түзету", "form[action$=Begin] button[name=view]");
    await page.click("#site-part-Survey\\.indicator-strong-passwords > summary");
    await take(page, "editor-form", "#site-part-Survey\\.indicator-strong-passwords", 1000);
  },
  async "editor-review"() {
    const page = await signedIn("author", wide);
    const url = await begin(page, "guide/email", "Хат авторын тексеру туралы кеңес");
    await write(page, "kk", "Хаттың авторын әрқашан тексеріңіз.");
    await write(page, "ru", "Всегда проверяйте автора письма.");
    await save(page);
    const edition = url.match(/editions\/[0-9a-f-]+/)[0];
    await page.goto(`${origin}/editor/kk/${edition}`);
    await through(page, "form[action$=Submit] button");
    const reviewer = await signedIn("reviewer");
    await reviewer.goto(`${origin}/editor/kk/${edition}`);
    await take(reviewer, "editor-review", "#site-changes", 1000);
  },
  async "editor-conflict"() {
    const page = await signedIn("author", wide);
    const url = (await begin(page, "guide/backup", "Көшірмені тексеру туралы кеңес")).replace("kk.md", "ru.md");
    const colleague = await signedIn("translator-ru", wide);
    await Promise.all([page.goto(url), colleague.goto(url)]);
    await write(colleague, "ru", "Проверяйте копию раз в месяц.");
    await save(colleague);
    await write(page, "ru", "Проверяйте, открывается ли копия.");
    await through(page, ".editor-actions button");
    await page.waitForSelector(".editor-conflict");
    await take(page, "editor-conflict", ".form-errors", 1000);
  },
};

for (const [name, picture] of Object.entries(pictures)) {
  if (chosen.length === 0 || chosen.includes(name)) await picture();
}
await browser.close();
