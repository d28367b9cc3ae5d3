// Unpacks the old Chromium versions, which npm ships compressed, into obj/.
import { execFileSync } from "node:child_process";
import { brotliDecompressSync } from "node:zlib";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

for (const version of ["80", "92"]) {
  const bin = `node_modules/chromium-${version}/bin`;
  const out = `obj/chromium-${version}`;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(`${out}/chromium`, brotliDecompressSync(readFileSync(`${bin}/chromium.br`)), { mode: 0o755 });
  // Without a graphics card it draws with SwiftShader.
  mkdirSync(`${out}/swiftshader`);
  execFileSync("tar", ["-x", "-C", `${out}/swiftshader`], { input: brotliDecompressSync(readFileSync(`${bin}/swiftshader.tar.br`)) });
}
