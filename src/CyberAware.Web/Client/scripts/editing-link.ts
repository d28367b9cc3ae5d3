// Where somebody has signed in, a public page leads to its text. The page itself is the same for everybody: the link is made here.
import { asString, isRecord, readKept } from "./device-store";

export function offerEditing(): void {
  const words = readKept("editing");
  const [, language = "", ...path] = location.pathname.split("/");
  const label = isRecord(words) ? asString(words[language]) : undefined;
  const main = document.getElementById("site-main");
  if (!label || !main || document.querySelector(".preview-bar")) return;

  const link = document.createElement("a");
  link.href = ["/editor", language, "pages", ...path].join("/");
  link.textContent = label;
  const line = document.createElement("p");
  line.className = "site-edit wrap";
  line.append(link);
  main.prepend(line);
}
