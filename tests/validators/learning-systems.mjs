// Reads files for learning systems as such systems do: { gift: [text], moodle: [text], cartridges: [base64] } from standard
// input; writes what was understood as JSON of the same form.
import { DOMParser } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import gift from "gift-pegjs";

function readGift(text) {
  const found = gift.parse(text);
  return {
    category: found.find((entry) => entry.type === "Category")?.title.trim(),
    questions: found
      .filter((entry) => entry.type !== "Category")
      .map((entry) => ({
        type: entry.type,
        id: entry.id,
        name: entry.title,
        format: [entry.stem, entry.globalFeedback, ...entry.choices.flatMap((choice) => [choice.text, choice.feedback])].map((part) => part.format).join(" "),
        text: entry.stem.text,
        feedback: entry.globalFeedback.text,
        options: entry.choices.map((choice) => ({ isRight: choice.isCorrect, text: choice.text.text, feedback: choice.feedback.text })),
      })),
  };
}

function parseXml(text) {
  return new DOMParser({
    onError: (level, message) => {
      // The library warns of characters that are allowed; what is wrong it calls an error.
      if (level !== "warning") throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, "text/xml");
}

function readMoodle(text) {
  const questions = [...parseXml(text).documentElement.childNodes].filter((node) => node.nodeName === "question");
  const child = (node, name) => [...node.childNodes].filter((candidate) => candidate.nodeName === name);
  const words = (node, name) => child(child(node, name)[0], "text")[0].textContent;
  const format = (node) => node.getAttribute("format");
  return {
    category: words(questions[0], "category"),
    note: words(questions[0], "info"),
    questions: questions.slice(1).map((question) => ({
      type: `${question.getAttribute("type")} ${child(question, "single")[0].textContent}`,
      id: child(question, "idnumber")[0].textContent,
      name: words(question, "name"),
      format: [
        child(question, "questiontext")[0],
        child(question, "generalfeedback")[0],
        ...child(question, "answer").flatMap((answer) => [answer, child(answer, "feedback")[0]]),
      ]
        .map(format)
        .join(" "),
      text: words(question, "questiontext"),
      feedback: words(question, "generalfeedback"),
      options: child(question, "answer").map((answer) => ({
        isRight: answer.getAttribute("fraction") === "100",
        text: child(answer, "text")[0].textContent,
        feedback: words(answer, "feedback"),
      })),
    })),
  };
}

function readCartridge(base64) {
  const entries = Object.entries(unzipSync(Buffer.from(base64, "base64"))).map(([path, bytes]) => ({ path, text: strFromU8(bytes) }));
  for (const { path, text } of entries) if (path.endsWith(".xml")) parseXml(text);
  return { entries };
}

let input = "";
for await (const chunk of process.stdin) input += chunk;
const files = JSON.parse(input);
process.stdout.write(
  JSON.stringify({ gift: files.gift.map(readGift), moodle: files.moodle.map(readMoodle), cartridges: files.cartridges.map(readCartridge) }),
);
