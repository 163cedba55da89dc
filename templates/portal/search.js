// The search page. What `publisher index` made is read when somebody turns to the form.

const MANY = 10, BEGUN = 30, FILTERS = ["year", "authority", "theme", "state"];
const find = (id) => document.getElementById(id);
const form = find("pencarian"), field = find("kata"), status = find("jumlah");
const list = find("hasil"), more = find("lagi"), trouble = find("kendala");
// below /r/<release>/ too
const root = new URL(form.dataset.root, location.href).href.replace(/r\/\d{6}-[0-9a-f]{16}\/$/, "");
let opened = null, turn = 0, pause = 0, found = [], shown = 0;

// A number as one word: see publisher/indonesian/number_spellings.py
const bare = (typed) => typed.replace(/[^\p{L}\p{N}]/gu, "");
const key = (typed) =>
  typed.normalize("NFKC").toUpperCase().trim()
    .replace(/^(SURAT EDARAN|SE)\s+(?=NO)/, "")
    .replace(/^((NOMOR|NO)(?![A-Z0-9])\s*[:.]?\s*(?=[0-9A-Z._]))+/, "")
    .replace(/\s*\/?\s*\(?\s*TAHUN\s+((19|20)\d\d)\s*\)?$/, "/$1");
export const word = (typed) => bare(key(typed));
export const nearWord = (typed) =>
  bare(key(typed).replace(/O/g, "0").replace(/[IL]/g, "1").replace(/(^|[^0-9])0+(?=[0-9])/g, "$1"));
const isNumber = (typed) =>
  /^\d+$|\d\s*\/|\/\s*\d/.test(key(typed)) && !/(^|\s)\p{L}{4,}\s/u.test(key(typed));

const make = (name, textContent, className = "") =>
  Object.assign(document.createElement(name), { textContent, className });

function fail(error) {
  status.textContent = "";
  trouble.textContent = (error.message === "none"
    ? "Indeks pencarian belum ada di situs ini. Gunakan"
    : "Pencarian terputus. Muat ulang halaman ini, atau gunakan") + " daftar di bawah.";
  trouble.hidden = false;
}

function open() {
  return opened ??= start().catch((error) => {
    opened = null;
    throw error;
  });
}

async function start() {
  const note = await fetch(`${root}search/edaran.json`, { cache: "no-cache" });
  if (!note.ok) throw new Error("none");
  const about = await note.json();
  const engine = await import(`${root}search/pagefind.js`);
  const metaWeights = { title: 5, number: 5, numbers: 5, words: 0.3 };
  await engine.options({ noWorker: true, excerptLength: 28, ranking: { metaWeights } });
  find("dari").textContent = `${about.circulars} edaran; keadaan pada ${about.day}.`;
  trouble.hidden = true;
  return engine;
}

async function fill() {
  const counts = await (await open()).filters();
  for (const name of FILTERS) {
    const names = Object.keys(counts[name] ?? {}).sort();
    if (name === "year") names.reverse();
    for (const one of names) form[name].add(new Option(`${one} (${counts[name][one]})`, one));
  }
}

async function gather(engine, typed, filters) {
  const results = new Map();
  const ask = async (query, sort) => (await engine.search(query, { filters, sort })).results;
  const add = (answers) => answers.forEach((one) => results.set(one.id, results.get(one.id) ?? one));
  const own = word(typed);
  if (!typed) add(await ask(null, { dated: "desc" }));
  else if (!/\d/.test(typed)) add(await ask(typed));
  else {
    // the engine cuts words that it does not know, so what begins alike is looked at
    for (const one of new Set([own, nearWord(typed)])) add(await ask(`"${one}"`));
    for (const one of (await ask(own)).slice(0, BEGUN)) {
      if (` ${(await one.data()).meta.numbers}`.includes(` ${own}`)) add([one]);
    }
    add(await ask(isNumber(typed) ? `"${typed}"` : typed));
  }
  return [...results.values()];
}

async function run() {
  const mine = ++turn, typed = field.value.trim(), filters = {};
  for (const name of FILTERS) if (form[name].value) filters[name] = form[name].value;
  history.replaceState(null, "", typed ? `?q=${encodeURIComponent(typed)}` : location.pathname);
  const isAsked = typed || Object.keys(filters).length > 0;
  try {
    if (isAsked && !opened) status.textContent = "Menyiapkan pencarian …";
    const results = isAsked ? await gather(await open(), typed, filters) : [];
    if (mine !== turn) return;
    found = results;
    shown = 0;
    list.replaceChildren();
    await next();
    const of = typed && ` untuk “${typed}”`;
    status.textContent = found.length
      ? `${found.length} edaran ditemukan${of}.`
      : isAsked ? `Tidak ada edaran yang ditemukan${of}. Periksa ejaannya, atau lihat daftar di bawah.` : "";
  } catch (error) {
    if (mine === turn) fail(error);
  }
}

async function next() {
  const mine = turn;
  const pages = await Promise.all(found.slice(shown, shown + MANY).map((one) => one.data()));
  if (mine !== turn) return null;
  const items = pages.map(entry);
  list.append(...items);
  shown += items.length;
  more.hidden = shown >= found.length;
  return items[0];
}

function entry({ meta, raw_url: path, excerpt }) {
  const item = document.createElement("li"), title = make("h2", ""), words = make("p", "");
  const link = make("a", meta.title), state = make("p", "", "state"), sign = make("span", meta.sign);
  const none = meta.press ? "Nomor tidak disebut dalam pemberitaan" : "Belum bernomor";
  link.href = root + path.slice(1);
  title.append(link);
  sign.ariaHidden = "true";
  state.append(sign, ` ${meta.state}`);
  excerpt.split(/<\/?mark>/).forEach((part, place) => {
    const plain = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    words.append(place % 2 ? make("mark", plain) : plain);
  });
  item.append(
    make("p", meta.number ? `Nomor ${meta.number}` : none, "number"), title,
    make("p", meta.authority + (meta.press ? " · menurut pemberitaan" : ""), "who"), state, words);
  return item;
}

form.addEventListener("focusin", () => open().catch(fail), { once: true });
find("saringan").addEventListener("toggle", () => fill().catch(fail), { once: true });
for (const kind of ["submit", "input"]) {
  form.addEventListener(kind, (event) => {
    if (kind === "submit") event.preventDefault();
    clearTimeout(pause);
    pause = setTimeout(run, kind === "input" ? 300 : 0);
  });
}
more.addEventListener("click", async () => (await next().catch(fail))?.querySelector("a").focus());
form.hidden = false;
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) run();
