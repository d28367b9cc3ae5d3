// Bundles the portal's scripts and stylesheets and subsets its font; MSBuild runs it, see Client.targets.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { build, transform } from "esbuild";
import cascadeLayers from "@csstools/postcss-cascade-layers";
import isPseudoClass from "@csstools/postcss-is-pseudo-class";
import autoprefixer from "autoprefixer";
import postcss from "postcss";
import logical from "postcss-logical";
import selectorNot from "postcss-selector-not";
import subsetFont from "subset-font";
import { themeStyles } from "./styles/themes.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "..", "wwwroot", "dist");
const made = path.join(here, "obj");

// The oldest browsers that must show the portal whole, see docs/adr/0016-browser-floor.md. tsconfig.json names the same floor for the language.
const floor = ["chrome80", "safari13.1", "firefox78"];

const script = {
  absWorkingDir: here,
  outdir: out,
  bundle: true,
  minify: true,
  target: floor,
  // Safari 13.1 stumbles only over rare forms of it, none of which stands here.
  supported: { destructuring: true },
  legalComments: "none",
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await mkdir(made, { recursive: true });
await buildFont();
await writeFile(path.join(made, "themes.css"), await themeStyles(path.join(here, "styles", "themes.json")));

await build({ ...script, entryPoints: Object.fromEntries(["site", "quiz", "advisor", "assessment", "letter", "schools", "hands", "account", "editor", "editor-form", "development"].map((name) => [name, `scripts/${name}.ts`])), format: "esm" });

// The one script that a page waits for, since it must have set the reader's colours before the first paint, and the service worker.
await build({ ...script, entryPoints: { sight: "scripts/sight.ts", worker: "scripts/worker.ts" }, format: "iife" });

await buildStyles(["site", "quiz", "assessment", "letter", "schools", "hands", "reference", "account", "preview", "editions", "editor", "embed"]);

// Pictures of the stylesheet are there already, under their hashed names; those of the pages travel as one sprite.
const pictures = path.join(here, "pictures");
const elsewhere = ["styles", "sprite"].map((folder) => path.join(pictures, folder));
await cp(pictures, out, { recursive: true, filter: (source) => !elsewhere.includes(source) });
await writeFile(path.join(out, "icons.svg"), await spriteOf(["icons", "spots", "scenes", "hero"]));

async function spriteOf(names) {
  const files = await Promise.all(names.map((name) => readFile(path.join(pictures, "sprite", `${name}.svg`), "utf8")));
  const symbols = files.flatMap((svg) => svg.match(/<symbol [\s\S]*?<\/symbol>/g)).map((symbol) => symbol.replace(/>\s+</g, "><"));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

// Layers, :is(), :not() with a list and logical directions are newer than the floor; what stays newer stands behind @supports or is done without.
async function buildStyles(names) {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: Object.fromEntries(names.map((name) => [name, `styles/${name}.css`])),
    outdir: out,
    bundle: true,
    write: false,
    // What the stylesheet refers to gets a name made of its bytes, so that browsers may keep it for ever.
    loader: { ".woff2": "file", ".svg": "file" },
    assetNames: "[name]-[hash]",
  });
  const flatten = postcss([
    withoutIds,
    isPseudoClass({ preserve: false, onComplexSelector: "warning" }),
    selectorNot(),
    logical(),
    // Prefixes inside @supports would make its question another one.
    autoprefixer({ overrideBrowserslist: ["chrome 80", "safari 13.1", "firefox 78"], grid: false, supports: false }),
    cascadeLayers(),
  ]);
  for (const { path: file, contents, text } of outputFiles) {
    if (!file.endsWith(".css")) {
      await writeFile(file, contents);
      continue;
    }
    const flat = await flatten.process(text, { from: undefined });
    const [warning] = flat.warnings();
    if (warning) throw new Error(`${path.basename(file)}: ${warning}`);
    const { code } = await transform(flat.css, { loader: "css", minify: true, target: floor, legalComments: "none" });
    await writeFile(file, code);
  }
}

// Layers become specificity, as much as a sheet's own selectors need: one id would lift the whole sheet over all others of a page.
function withoutIds(root, result) {
  root.walkRules((rule) => {
    if (/#[\w-]/.test(rule.selector.replace(/\[[^\]]*\]/g, ""))) rule.warn(result, `"${rule.selector}" names an id: write a class, or [id="…"]`);
  });
}

// Fontsource ships Golos Text split by script; a Kazakh word needs letters of two of its files, so the
// subsets of this alphabet stand side by side as unicode ranges of one family. Latin is rare in these
// texts (addresses, names of programs), so it goes without kerning and without signs that only code uses.
async function buildFont() {
  const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
  const cyrillic = range(0x410, 0x44f) + "Ёё№";
  const kazakh = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";
  const latin = range(0x20, 0x5b) + "]_" + range(0x61, 0x7a) + "\u00a0«»–—…·×−“”„’\u202f";
  const from = path.join(here, "node_modules", "@fontsource-variable", "golos-text");
  for (const [script, text, keepFeatures] of [
    ["latin", latin, []],
    ["cyrillic", cyrillic + kazakh, ["kern"]],
    ["cyrillic-ext", kazakh + "₸", ["kern"]],
  ]) {
    const source = await readFile(path.join(from, "files", `golos-text-${script}-wght-normal.woff2`));
    const subset = await subsetFont(source, text, {
      targetFormat: "woff2",
      variationAxes: { wght: { min: 400, max: 700 } },
      keepFeatures,
      noHinting: true,
    });
    await writeFile(path.join(made, `golos-${script}.woff2`), subset);
  }
  await cp(path.join(from, "LICENSE"), path.join(out, "golos-LICENSE.txt"));
}
