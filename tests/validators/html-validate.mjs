// Validates pages: reads [{ address, html }, …] from standard input, writes a line for each fault.
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Razor writes checked="checked", AngleSharp hidden="", and lines that drew nothing leave their space; all valid.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off",
    // The brochure's own titles are long; the site's name, which search engines may cut, stands last.
    "long-title": ["error", { maxlength: 110 }],
    // A style keeps numbers in one piece, so that they are copied with plain spaces and hyphens.
    "tel-non-breaking": "off",
    // A box that only scrolls is a region without a heading, which the W3C's checker wants in every section.
    "prefer-native-element": ["error", { exclude: ["region"] }],
    // Boxes of one question share their name, as the radio buttons of one do.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }],
    // Takes each aside for a landmark, though one without a name inside an article is none; axe tells them apart.
    "unique-landmark": "off",
  },
});

let input = "";
for await (const chunk of process.stdin) input += chunk;
for (const { address, html } of JSON.parse(input)) {
  const { results } = await validator.validateString(html);
  for (const { line, column, ruleId, message } of results.flatMap((result) => result.messages)) {
    console.log(`${address}:${line}:${column} ${ruleId}: ${message}`);
  }
}
