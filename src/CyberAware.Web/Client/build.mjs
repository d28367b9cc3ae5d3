// Bundles the portal's one script and one stylesheet and subsets its font; MSBuild runs it, see Client.targets.
import { mkdir, readFile, rm, writeFile, cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { build } from "esbuild";
import subsetFont from "subset-font";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "..", "wwwroot", "dist");

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: { site: "scripts/site.ts" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  legalComments: "none",
});

await build({
  absWorkingDir: here,
  entryPoints: { site: "styles/site.css" },
  outdir: out,
  bundle: true,
  minify: true,
  target: ["chrome100", "firefox100", "safari15"],
  // Fonts and pictures are served from /dist beside the stylesheet.
  external: ["*.woff2", "*.svg"],
  legalComments: "none",
});

await buildFont();
await cp(path.join(here, "pictures"), out, { recursive: true });

// Fontsource ships Golos Text split by script; a Kazakh word needs letters of two of its files, so the
// subsets of this alphabet stand side by side as unicode ranges of one family.
async function buildFont() {
  const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
  const cyrillic = range(0x410, 0x44f) + "Ёё";
  const kazakh = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";
  const latin = range(0x20, 0x7e) + "\u00a0«»–—…№·×−“”„’₸\u202f";
  const from = path.join(here, "node_modules", "@fontsource-variable", "golos-text");
  for (const [script, text] of [
    ["latin", latin],
    ["cyrillic", cyrillic + kazakh],
    ["cyrillic-ext", kazakh + "₸"],
  ]) {
    const source = await readFile(path.join(from, "files", `golos-text-${script}-wght-normal.woff2`));
    await writeFile(path.join(out, `golos-${script}.woff2`), await subsetFont(source, text, { targetFormat: "woff2" }));
  }
  await cp(path.join(from, "LICENSE"), path.join(out, "golos-LICENSE.txt"));
}
