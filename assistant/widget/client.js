// The server as the page sees it. Every refusal becomes an Error whose message a person may read.

export class Refused extends Error {
  constructor(code, message, status) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

const RECONNECT_MS = [500, 1000, 2000, 5000];

export class Client extends EventTarget {
  /** @param {string} as "guest", "shopper:<login>" or "seller:<login>"  @param {() => string} language */
  constructor(as, language) {
    super();
    this.as = as;
    this.language = language;
    this.key = `dangol:${as}`;
    this.token = sessionStorage.getItem(this.key);
    this.closed = false;
    this.attempt = 0;
  }

  async #call(path, { method = "POST", body, headers = {}, raw = false } = {}) {
    let response;
    try {
      response = await fetch(path, {
        method, body,
        headers: {
          "Accept-Language": this.language(),
          ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
          ...headers,
        },
      });
    } catch {
      throw new Refused("unreachable", "", 0);
    }
    if (raw && response.ok) return response;
    const text = await response.text();
    let answer = {};
    try { answer = JSON.parse(text); } catch { /* an answer from something between us and the server */ }
    if (!response.ok) {
      throw new Refused(answer.error?.code ?? "unreachable", answer.error?.message ?? "", response.status);
    }
    return answer;
  }

  #json(path, value) {
    return this.#call(path, { body: JSON.stringify(value), headers: { "Content-Type": "application/json" } });
  }

  /** Take up the conversation of this tab, or begin one. Returns what was said so far. */
  async open() {
    if (this.token) {
      try {
        return (await this.#call("/api/history", { method: "GET" })).messages;
      } catch (error) {
        if (error.status !== 401) throw error;
        this.token = null;
      }
    }
    const session = await this.#json("/api/sessions", { as: this.as });
    this.token = session.token;
    sessionStorage.setItem(this.key, session.token);
    return [];
  }

  say(text, id) { return this.#json("/api/messages", { text, message_id: id, language: this.language() }); }
  /** What a button says stands in the conversation as the words of who pressed it. */
  press(payload, title, id) {
    return this.#json("/api/messages", { payload, text: title, message_id: id, language: this.language() });
  }
  speak(recording) {
    return this.#call("/api/audio", { body: recording, headers: { "Content-Type": recording.type } });
  }
  enterCode(proposal, code) { return this.#json(`/api/payments/${encodeURIComponent(proposal)}/code`, { code }); }
  cart() { return this.#call("/api/cart", { method: "GET" }); }
  status() { return this.#call("/api/status", { method: "GET" }); }

  /** A reply as sound. */
  async sound(text) {
    const response = await this.#call("/api/speech", {
      body: JSON.stringify({ text: text.slice(0, 500), language: this.language() }),
      headers: { "Content-Type": "application/json" }, raw: true,
    });
    return response.blob();
  }

  /** Messages that the server sends by itself, such as the result of a payment, arrive as "messages" events. */
  listen() {
    if (this.closed) return;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    this.socket = new WebSocket(`${scheme}//${location.host}/api/audio/stream`, ["dangol", this.token]);
    this.socket.onopen = () => { this.attempt = 0; };
    this.socket.onmessage = ({ data }) => {
      if (typeof data !== "string") return;
      const event = JSON.parse(data);
      if (event.type === "messages") this.dispatchEvent(new CustomEvent("messages", { detail: event.messages }));
    };
    this.socket.onclose = () => {
      const wait = RECONNECT_MS[Math.min(this.attempt++, RECONNECT_MS.length - 1)];
      if (!this.closed) this.timer = setTimeout(() => this.listen(), wait);
    };
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }
}
