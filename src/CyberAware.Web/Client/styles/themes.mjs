// Writes the themes' custom properties: chosen ones by data-theme, light and dark otherwise by the device's wish.
import { readFile } from "node:fs/promises";

export async function themeStyles(file) {
  const themes = JSON.parse(await readFile(file, "utf8"));
  const scheme = (name) => (name.endsWith("dark") ? "dark" : "light");
  const block = (name) =>
    `{color-scheme:${scheme(name)};${Object.entries(themes[name]).map(([token, colour]) => `--${token}:${colour}`).join(";")}}`;
  return [
    `:root,[data-theme=light]${block("light")}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme])${block("dark")}}`,
    ...Object.keys(themes).filter((name) => name !== "light").map((name) => `[data-theme=${name}]${block(name)}`),
  ].join("\n");
}
