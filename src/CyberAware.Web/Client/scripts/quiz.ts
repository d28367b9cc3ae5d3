// One question at a time, with its explanation at once. Without it the same form has all questions on one page.
import { openQuizForm } from "./quiz-form";
import { recount } from "./recount";
import { forgetAnswers, offerSending, offerTools } from "./result";

const form = document.querySelector<HTMLFormElement>(".quiz-form");
const errors = document.querySelector<HTMLElement>(".form-errors");
if (errors) errors.focus();
else if (form) openQuizForm(form);

const result = document.querySelector<HTMLElement>(".quiz-result");
if (result) {
  if (!recount(result)) forgetAnswers(result.dataset.storage);
  offerTools(result);
  offerSending(result);
}
