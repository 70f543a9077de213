// From the wire's BotMessage to nodes. Text is set as text, never as markup.

import { WORDS, quantity, won } from "./words.js";

/** A node with attributes, listeners (onclick) and children. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node[key] = value;
    else if (value !== undefined && value !== null && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  microphone: "M12 15a3.5 3.5 0 0 0 3.5-3.5v-6a3.5 3.5 0 0 0-7 0v6A3.5 3.5 0 0 0 12 15zm6.5-3.5a6.5 6.5 0 0 1-13 0H3.6a8.4 8.4 0 0 0 7.5 8.3V23h1.8v-3.2a8.4 8.4 0 0 0 7.5-8.3z",
  stop: "M6 6h12v12H6z",
};

/** A drawn sign, so that no font needs to have it. */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  const shape = document.createElementNS(SVG, "path");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  shape.setAttribute("d", SHAPES[name]);
  drawing.append(shape);
  return drawing;
}

function buttons(list, press) {
  return element("div", { class: "buttons" },
    ...list.map(({ title, payload }) => element("button", {
      type: "button", class: payload.startsWith("/consent") ? "primary" : null, onclick: () => press(payload, title),
    }, title)));
}

function card(product, language, press) {
  const attributes = Object.values(product.attributes ?? {}).flat().filter(Boolean).join(" · ");
  return element("li", { class: "card" },
    product.image ? element("img", { src: product.image, alt: "", loading: "lazy" }) : null,
    element("div", {},
      element("h3", {}, product.title),
      element("p", { class: "price" }, won(product.price, language)),
      attributes ? element("p", { class: "attributes" }, attributes) : null,
      product.buttons?.length ? buttons(product.buttons, press) : null));
}

function proposal(offer, hasPayButton, language, press) {
  const words = WORDS[language];
  const until = new Date(offer.expires_at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Seoul" });
  const row = (label, amount) => element("tr", {}, element("th", { scope: "row" }, label), element("td", {}, amount));
  return element("section", { class: "proposal" },
    element("table", {}, element("tbody", {},
      ...offer.lines.map((line) => row(`${line.title} ${language === "en" ? `× ${line.quantity}` : `${line.quantity}개`}`,
        won(line.unit_price * line.quantity, language))),
      row(words.shipping, offer.shipping ? won(offer.shipping, language) : words.free)),
      element("tfoot", {}, row(words.total, won(offer.total, language)))),
    element("p", { class: "until" }, language === "en" ? `${words.valid_until} ${until}` : `${until}${words.valid_until}`),
    hasPayButton ? null : element("button", {
      type: "button", class: "primary",
      onclick: () => press(`/consent${JSON.stringify({ proposal_id: offer.id })}`, words.pay),
    }, words.pay));
}

function figures(list, language) {
  const words = WORDS[language];
  const day = (time) => new Date(time).toLocaleDateString(language, { month: "short", day: "numeric", timeZone: "Asia/Seoul" });
  return element("details", { class: "figures" }, element("summary", {}, words.basis),
    element("ul", {}, ...list.map((figure) => element("li", {},
      `${figure.name} ${quantity(figure.value, figure.unit, language)} (${words.window} ${figure.window.map(day).join("–")}, `
      + `${words.sample} ${figure.n})`))));
}

/** One message of the assistant's. `press(payload, title)` is called for its buttons. */
export function assistantMessage(message, language, press) {
  const words = WORDS[language];
  const pays = (message.buttons ?? []).some((button) => button.payload.startsWith("/consent"));
  return element("article", { class: "message assistant" },
    element("span", { class: "author" }, words.assistant),
    message.text ? element("p", {}, message.text) : null,
    message.cards?.length ? element("ul", { class: "cards" }, ...message.cards.map((one) => card(one, language, press))) : null,
    message.proposal ? proposal(message.proposal, pays, language, press) : null,
    message.chart ? element("figure", {},
      element("img", { src: message.chart.image, alt: message.chart.title, class: "chart" }),
      element("figcaption", {}, message.chart.title)) : null,
    message.figures?.length ? figures(message.figures, language) : null,
    message.buttons?.length ? buttons(message.buttons, press) : null);
}

/** One thing that a person said, or that came from the history. */
export function plainMessage(author, text, language) {
  const words = WORDS[language];
  const mine = author === "customer" || author === "seller";
  const name = mine ? words.you : words[author] ?? words.assistant;
  return element("article", { class: `message ${mine ? "mine" : "assistant"}` },
    element("span", { class: "author" }, name), element("p", {}, text));
}

/** The cart beside the conversation. */
export function cartView(cart, language) {
  const words = WORDS[language];
  if (!cart.lines.length) return element("p", { class: "quiet" }, words.empty_cart);
  return element("div", {},
    element("ul", { class: "lines" }, ...cart.lines.map((line) => element("li", {},
      element("span", {}, [line.title, line.option].filter(Boolean).join(" ")),
      element("span", {}, `${line.quantity} × ${won(line.unit_price, language)}`)))),
    element("p", {}, `${words.shipping} ${cart.shipping ? won(cart.shipping, language) : words.free}`),
    element("p", { class: "total" }, `${words.total} ${won(cart.total, language)}`));
}
