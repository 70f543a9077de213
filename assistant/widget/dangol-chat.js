// <dangol-chat>: a conversation with text, push-to-talk, cards, proposals, charts and spoken replies.

import { Client } from "./client.js";
import { askCode } from "./keypad.js";
import { Microphone } from "./microphone.js";
import { assistantMessage, element, icon, plainMessage } from "./render.js";
import { WORDS } from "./words.js";

class DangolChat extends HTMLElement {
  #language = "ko";
  #microphone = new Microphone();
  #sound = new Audio();
  #client = null;
  #queue = [];

  connectedCallback() {
    if (this.log) return;
    const root = this.attachShadow({ mode: "open" });
    this.log = element("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0" });
    this.state = element("p", { class: "state", role: "status" });
    this.input = element("textarea", { rows: "1", maxlength: "2000", enterkeyhint: "send" });
    this.sendButton = element("button", { type: "submit", class: "primary" });
    this.talkButton = element("button", { type: "button", class: "talk", "aria-pressed": "false" });
    this.aloud = element("input", { type: "checkbox" });
    this.aloudLabel = element("span");
    const form = element("form", {}, this.talkButton, this.input, this.sendButton);
    root.append(
      element("link", { rel: "stylesheet", href: "/widget/dangol-chat.css" }), this.log, this.state, form,
      element("label", { class: "aloud" }, this.aloud, this.aloudLabel));
    form.addEventListener("submit", (event) => { event.preventDefault(); this.sayTyped(); });
    // While a Korean syllable is being composed, Enter only finishes it; browsers mark that with isComposing or 229.
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.sayTyped();
    });
    // A picture that arrives late makes the conversation longer; keep its end in view.
    this.log.addEventListener("load", () => { this.log.scrollTop = this.log.scrollHeight; }, true);
    this.talkButton.addEventListener("click", () => this.talk());
    this.#sound.addEventListener("ended", () => this.#playNext());
    this.language = this.getAttribute("lang") ?? "ko";
  }

  disconnectedCallback() { this.#client?.close(); }

  get language() { return this.#language; }
  set language(value) {
    this.#language = value in WORDS ? value : "ko";
    const words = WORDS[this.#language];
    this.log.setAttribute("aria-label", words.conversation);
    this.input.setAttribute("aria-label", words.write);
    this.input.placeholder = words.placeholder;
    this.sendButton.textContent = words.send;
    this.aloudLabel.textContent = words.speak_replies;
    this.#showTalk(false);
  }

  /** Begin or take up the conversation as somebody: "guest", "shopper:<login>", "seller:<login>". */
  async begin(as) {
    this.#client?.close();
    this.log.replaceChildren();
    const client = new Client(as, () => this.#language);
    this.#client = client;
    try {
      const past = await client.open();
      for (const { author, text } of past) this.#append(plainMessage(author, text, this.#language));
    } catch (error) {
      this.#fail(error, "no_session");
      return;
    }
    client.addEventListener("messages", ({ detail }) => this.#show(detail, this.aloud.checked));
    client.listen();
    this.#changed();
  }

  get client() { return this.#client; }

  sayTyped() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.say(text);
  }

  /** Send words as if typed. */
  async say(text) {
    this.#append(plainMessage("customer", text, this.#language));
    await this.#turn("waiting", () => this.#client.say(text, crypto.randomUUID()), this.aloud.checked);
  }

  async #press(payload, title) {
    this.#append(plainMessage("customer", title, this.#language));
    await this.#turn("waiting", () => this.#client.press(payload, title, crypto.randomUUID()), this.aloud.checked);
  }

  /** First press listens, the second sends. */
  async talk() {
    this.#hush();
    if (!this.#microphone.recording) {
      try {
        await this.#microphone.start(() => this.talk());
        this.#showTalk(true);
      } catch {
        this.#note(WORDS[this.#language].no_microphone);
      }
      return;
    }
    const recording = await this.#microphone.stop();
    this.#showTalk(false);
    await this.#turn("hearing", () => this.#client.speak(recording), true);
  }

  async #turn(state, ask, aloud) {
    this.#note(WORDS[this.#language][state]);
    try {
      const answer = await ask();
      if (answer.transcript?.text) this.#append(plainMessage("customer", answer.transcript.text, this.#language));
      this.#note("");
      this.#show(answer.messages, aloud);
    } catch (error) {
      this.#fail(error, "unreachable");
    }
  }

  #show(messages, aloud) {
    for (const message of messages) {
      this.#append(assistantMessage(message, this.#language, (payload, title) => this.#press(payload, title)));
      if (aloud && (message.speech || message.text)) this.#queue.push(message.speech ?? message.text);
      if (message.prompt?.kind === "code") this.#askCode(message.prompt.proposal_id);
    }
    if (this.#sound.paused) this.#playNext();
    this.#changed();
  }

  #askCode(proposal) {
    askCode(this.shadowRoot, this.#language, (code) => this.#client.enterCode(proposal, code));
  }

  async #playNext() {
    const text = this.#queue.shift();
    if (!text) return;
    try {
      this.#sound.src = URL.createObjectURL(await this.#client.sound(text));
      await this.#sound.play();
    } catch (error) {
      this.#queue = [];
      this.#note(error.message);
    }
  }

  #hush() {
    this.#queue = [];
    this.#sound.pause();
  }

  #showTalk(listening) {
    const words = WORDS[this.#language];
    this.talkButton.replaceChildren(icon(listening ? "stop" : "microphone"));
    this.talkButton.title = words.talk;
    this.talkButton.setAttribute("aria-label", words.talk);
    this.talkButton.setAttribute("aria-pressed", String(listening));
    this.#note(listening ? words.talking : "");
  }

  #fail(error, fallback) { this.#note(error.message || WORDS[this.#language][fallback]); }
  #note(text) { this.state.textContent = text; }
  #append(node) {
    this.log.append(node);
    node.scrollIntoView({ block: "end" });
  }
  #changed() { this.dispatchEvent(new CustomEvent("changed")); }
}

customElements.define("dangol-chat", DangolChat);
