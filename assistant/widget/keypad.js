// The keypad for the payment code. Digits live in this closure only; the page shows how many, never which.

import { element } from "./render.js";
import { WORDS } from "./words.js";

const LONGEST = 6;
const SHORTEST = 4;

/** Ask for a code in a modal dialog; `submit(code)` may reject with a sentence to show. */
export function askCode(host, language, submit) {
  const words = WORDS[language];
  let digits = "";
  const dots = element("output", { class: "dots", "aria-live": "polite" });
  const problem = element("p", { class: "problem", role: "alert" });
  const confirm = element("button", { type: "button", class: "primary" }, words.confirm);
  const keys = element("div", { class: "keys" });
  const dialog = element("dialog", { class: "keypad", "aria-labelledby": "code-title", "aria-describedby": "code-help" },
    element("h2", { id: "code-title" }, words.code_title),
    element("p", { id: "code-help" }, words.code_help), dots, problem, keys);

  const show = () => {
    dots.textContent = "●".repeat(digits.length) || "–";
    dots.setAttribute("aria-label", `${digits.length} ${words.code_entered}`);
    confirm.disabled = digits.length < SHORTEST;
  };
  const add = (digit) => { if (digits.length < LONGEST) digits += digit; show(); };
  const erase = () => { digits = digits.slice(0, -1); show(); };
  const send = async () => {
    const code = digits;
    digits = "";
    show();
    keys.inert = true;
    try {
      await submit(code);
      dialog.close();
    } catch (error) {
      problem.textContent = error.message;
    } finally {
      keys.inert = false;
    }
  };

  for (const digit of "123456789") {
    keys.append(element("button", { type: "button", onclick: () => add(digit) }, digit));
  }
  keys.append(
    element("button", { type: "button", onclick: erase, "aria-label": words.erase }, "⌫"),
    element("button", { type: "button", onclick: () => add("0") }, "0"), confirm);
  confirm.onclick = send;
  dialog.append(element("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, words.close));
  dialog.addEventListener("keydown", (event) => {
    if (/^\d$/.test(event.key)) add(event.key);
    else if (event.key === "Backspace") erase();
    else if (event.key === "Enter" && digits.length >= SHORTEST) { event.preventDefault(); send(); }
  });
  dialog.addEventListener("close", () => { digits = ""; dialog.remove(); });
  host.append(dialog);
  show();
  dialog.showModal();
  return dialog;
}
