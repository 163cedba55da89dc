// Read a feed of circulars (surat edaran) and say what is in force; Node.js 18 or newer.
// `node edaran.mjs ADDRESS FOLDER [--at=INSTANT] AUTHORITY[@DAY]...` prints JSON for each question.
// Status 0: the copy is fresh; 3: answered from the kept copy, and `copy.problem` says why; else
// there is no answer. That no rule is found does not mean that all is allowed.
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A feed at an address, and the last good copy of it in a folder. */
export class Feed {
  constructor(address, folder, now = new Date()) {
    Object.assign(this, { address: address.replace(/\/+$/, ""), now, problem: "not updated" });
    this.path = join(folder, "edaran.json");
    try {
      this.kept = read(fs.readFileSync(this.path), "edaran-copy");
    } catch { // no copy, or one that cannot be read: it is fetched anew
      this.kept = { etag: null, sha256: null, index: { sequence: 0, epoch: null } };
    }
  }

  /** Bring the copy up to date. Whatever a server sends, the last good copy goes on. */
  async update() {
    try {
      await this.#update();
      this.problem = null;
    } catch (error) {
      this.problem = `${error} ${error.cause ?? ""}`.trim();
    }
  }

  /** Return the status of a circular on a day: that of the last boundary not after it. */
  status(name, on) {
    const found = this.kept.circulars[name].state?.boundaries ?? [];
    return found.reduce((last, one) => ((one.on ?? "") <= on ? one.status : last), "ditarik");
  }

  /** Return what applies under an authority on a civil day; without one, today in its zone. */
  answer(authority, on = null) {
    const { authorities = {}, circulars: all, index } = this.kept;
    refuse(!Object.hasOwn(authorities, authority), `${authority} is not known; ${this.problem}`);
    on ??= this.now.toLocaleDateString("sv-SE", { timeZone: authorities[authority].tz });
    refuse(new Date(`${on}T00:00Z`).toISOString().slice(0, 10) !== on, `${on} is no day`);
    const layers = [], circulars = [], rules = [];
    for (let up = authority; up && !layers.includes(up); up = authorities[up]?.parent)
      layers.push(up); // the authority, then those above it
    for (const name of Object.keys(all).sort()) {
      const { policy, state } = all[name];
      if (!layers.includes(name.split("/")[0]) || !policy) continue;
      const { id, number, title } = policy, status = this.status(name, on);
      if (["berlaku", "berlaku-sebagian", "ditangguhkan", null].includes(status))
        circulars.push({ id, number, title, status, flags: state.flags });
      for (const { id, intervals } of state.rules) {
        const written = policy.rules.find((rule) => rule.id === id);
        for (const days of intervals)
          if ((days.from ?? "") <= on && on <= (days.to ?? "9999-12-31"))
            rules.push({ ...written, ...days, id: `${name}#${id}` });
      }
    }
    const age_seconds = Math.max(0, Math.floor((this.now - fs.statSync(this.path).mtime) / 1000));
    const copy = { ...index, age_seconds, problem: this.problem };
    return { authority, on, layers, circulars, rules, copy };
  }

  async #update() {
    const old = this.kept;
    const { data, etag } = await this.#get("/feed/index.json", old.etag);
    const index = data ? read(data, "edaran-index") : old.index;
    const sha256 = data ? hash(data) : old.sha256;
    refuse(!(this.now < new Date(index.valid_until)), `it was valid until ${index.valid_until}`);
    if (sha256 !== old.sha256) {
      refuse(!(index.sequence > old.index.sequence), "the kept copy is as new");
      const { authorities } = await this.#fetch(index, index.files.vocabulary, "edaran-vocabulary");
      const same = index.epoch === old.index.epoch && !index.all_changed;
      const circulars = await (same ? this.#replayed(index) : this.#snapshot(index));
      const kept = { schema: "edaran-copy/1", etag, sha256, index, authorities, circulars };
      const saved = `${this.path}.${process.pid}`;
      const file = fs.openSync(saved, "w");
      fs.writeFileSync(file, JSON.stringify(kept));
      fs.fsyncSync(file);
      fs.closeSync(file);
      fs.renameSync(saved, this.path); // whole or not at all, whenever this is killed
      this.kept = kept;
    }
    fs.utimesSync(this.path, this.now, this.now); // the copy was right until now
  }

  async #snapshot(index) {
    const whole = await this.#fetch(index, index.files.snapshot, "edaran-snapshot");
    refuse(whole.seq !== index.changes.last_seq, "the snapshot is of other events");
    const found = {};
    for (const part of whole.parts) {
      for (const line of text(await this.#fetch(index, part)).split("\n").filter(Boolean)) {
        const one = JSON.parse(line);
        refuse(Object.hasOwn(found, one.id), `${one.id} stands twice`);
        found[one.id] = one;
      }
    }
    return found;
  }

  async #replayed(index) {
    const page = await this.#fetch(index, index.files.changes, "edaran-changes");
    const after = this.kept.index.changes.last_seq, count = index.changes.last_seq - after;
    if (page.from > after + 1) return this.#snapshot(index); // away for longer than the page tells
    const events = page.events.filter((one) => one.seq > after);
    const whole = events.length === count && events.every((one, at) => one.seq === after + 1 + at);
    refuse(page.epoch !== index.epoch || !whole, "the events have gaps");
    const found = { ...this.kept.circulars };
    for (const { id, policy, state, tombstone } of events) {
      const written = policy ? await this.#fetch(index, policy, "edaran") : found[id]?.policy;
      if (tombstone) found[id] = { id, tombstone };
      else if (written) found[id] = { id, policy: written, state: state ?? found[id].state };
    }
    return found;
  }

  async #fetch(index, { href, sha256, bytes }, schema) {
    const { data } = await this.#get((href.startsWith("/") ? "" : index.base) + href);
    refuse(hash(data) !== sha256 || data.length !== (bytes ?? data.length), `${href} is altered`);
    return schema ? read(data, schema) : data;
  }

  async #get(path, etag) {
    const headers = etag ? { "If-None-Match": etag } : {}, signal = AbortSignal.timeout(30000);
    const answer = await fetch(`${this.address}/${path.replace(/^\/+/, "")}`, { headers, signal });
    if (answer.status === 304) return { data: null, etag };
    refuse(!answer.ok, `${path}: ${answer.status}`);
    return { data: Buffer.from(await answer.arrayBuffer()), etag: answer.headers.get("ETag") };
  }
}

const hash = (data) => createHash("sha256").update(data).digest("hex");
const text = (data) => new TextDecoder("utf-8", { fatal: true }).decode(data);
const refuse = (wrong, why) => { if (wrong) throw new Error(why); };
function read(data, schema) {
  const found = JSON.parse(text(data));
  refuse(found.schema.split(".")[0] !== `${schema}/1`, `it is ${found.schema}`);
  return found;
}

const [, main = "", address, folder, ...words] = process.argv;
if (fs.existsSync(main) && fs.realpathSync(main) === fileURLToPath(import.meta.url)) { // links too
  const at = words[0]?.startsWith("--at=") ? [new Date(words.shift().slice(5))] : [];
  const feed = new Feed(address, folder, ...at);
  await feed.update();
  for (const word of words) console.log(JSON.stringify(feed.answer(...word.split("@"))));
  process.exitCode = feed.problem ? 3 : 0;
}
