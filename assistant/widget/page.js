// The page around the conversation: who talks, in which language, the cart, examples to press.

import "./dangol-chat.js";
import { cartView, element } from "./render.js";
import { EXAMPLES, WORDS } from "./words.js";

const role = document.body.dataset.role;
const chat = document.querySelector("#chat");
const who = document.querySelector("#who");
const language = document.querySelector("#language");
const cart = document.querySelector("#cart");
const notice = document.querySelector("#notice");

function words() {
  const chosen = language.value;
  document.documentElement.lang = chosen;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = WORDS[chosen][node.dataset.word];
  document.querySelector("#examples").replaceChildren(...EXAMPLES[role][chosen].map((text) => element("li", {},
    element("button", { type: "button", onclick: () => chat.say(text) }, text))));
  chat.language = chosen;
}

async function refresh() {
  if (!cart) return;
  try {
    cart.replaceChildren(cartView(await chat.client.cart(), language.value));
  } catch (error) {
    cart.replaceChildren(element("p", { class: "quiet" }, error.message || WORDS[language.value].unreachable));
  }
}

async function tellNotice() {
  try {
    const { notice: text } = await chat.client.status();
    const shown = text?.[language.value] ?? (typeof text === "string" ? text : "");
    notice.textContent = shown;
    notice.hidden = !shown;
  } catch {
    notice.hidden = true;
  }
}

async function begin() {
  sessionStorage.setItem(`dangol:${role}:who`, who.value);
  await chat.begin(who.value);
  await tellNotice();
}

who.value = sessionStorage.getItem(`dangol:${role}:who`) ?? who.value;
language.value = localStorage.getItem("dangol:language") ?? (navigator.language.startsWith("ko") ? "ko" : language.value);
words();
who.addEventListener("change", begin);
language.addEventListener("change", () => {
  localStorage.setItem("dangol:language", language.value);
  words();
  refresh();
  tellNotice();
});
chat.addEventListener("changed", refresh);
begin();
