// Try an engine on the worked cases, or a reader on good and forged feeds; Node.js 18 or newer.
//
//     node run.mjs cases COMMAND...    a case comes on stdin; the answers are printed
//     node run.mjs feeds COMMAND...    called with ADDRESS FOLDER --at=INSTANT AUTHORITY@DAY
//
// Every one that differs is printed. Status 0: none does; 1: some do; 2: nothing was tried.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

const hash = (data) => createHash("sha256").update(data).digest("hex");
const place = (href) => new URL(href, import.meta.url);
const json = (href) => JSON.parse(readFileSync(place(href), "utf8"));

function read({ href, sha256 }) {
  if (hash(readFileSync(place(href))) === sha256) return json(href);
  throw new Error(`${href} is not the file that is listed in index.json`);
}

/** Return the exit status of a command and the JSON that it printed, null where it is none. */
function started([program, ...before], words, given = "") {
  return new Promise((done, failed) => {
    const child = spawn(program, [...before, ...words], { stdio: ["pipe", "pipe", "inherit"] });
    let printed = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (printed += text));
    child.on("error", failed).on("close", (status) => {
      try {
        done([status, JSON.parse(printed)]);
      } catch {
        done([status, null]);
      }
    });
    child.stdin.on("error", () => {}).end(given); // an engine may not read it
  });
}

/** Return whether an engine answers a case as it is answered there; the answers stay here. */
async function cases(listed, command) {
  const { id, questions, add = { ledger: [], texts: {} }, ...whole } = read(listed);
  const { vocabulary, ledger, texts } = json(`cases/${whole.register}`);
  const register = {
    vocabulary,
    ledger: [...ledger, ...add.ledger],
    texts: { ...texts, ...add.texts },
  };
  const asked = questions.map(({ answer, ...one }) => one);
  const given = JSON.stringify({ id, register, questions: asked });
  const [, printed] = await started(command, [], given);
  const answers = printed?.answers?.map((one) => one?.answer);
  return isDeepStrictEqual(answers, questions.map((one) => one.answer));
}

/** Return whether a reader takes and refuses what it should, and answers from the right feed. */
async function feeds(listed, command) {
  const { first, then, question, expect } = read(listed);
  let served = {};
  const server = createServer((request, answer) => {
    const data = served[request.url.slice(1)];
    const etag = `"${hash(data ?? "")}"`, same = request.headers["if-none-match"] === etag;
    answer.writeHead(data === undefined ? 404 : same ? 304 : 200, { etag, connection: "close" });
    answer.end(same ? undefined : data);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const folder = mkdtempSync(join(tmpdir(), "edaran-"));
  let status, printed;
  for (const step of [first, then].filter(Boolean)) {
    served = { ...step.files };
    for (const [path, data] of Object.entries(served))
      served[path] = Buffer.from(data.base64 ?? data, data.base64 ? "base64" : "utf8");
    const address = `http://127.0.0.1:${server.address().port}`;
    [status, printed] = await started(command, [address, folder, `--at=${step.at}`, question]);
  }
  server.close();
  rmSync(folder, { recursive: true });
  if (expect.sequence === null) return ![0, 3].includes(status) && printed === null;
  if (status !== (expect.fresh ? 0 : 3) || printed === null) return false;
  const rules = printed.rules.map((one) => one.id).sort();
  return printed.copy.sequence === expect.sequence && isDeepStrictEqual(rules, expect.rules.sort());
}

const [what, ...command] = process.argv.slice(2);
const attempt = { cases, feeds }[what];
if (!attempt || !command.length) {
  console.error("node run.mjs cases|feeds COMMAND...");
  process.exit(2);
}
const wrong = [], index = json("index.json")[what];
for (const one of index) {
  const right = await attempt(one, command).catch((error) => {
    if (error instanceof TypeError) return false; // what was printed has another shape
    console.error(error.message);
    process.exit(2);
  });
  if (!right) wrong.push(one);
}
for (const { id, title } of wrong) console.log(`${id} differs: ${title.en}`);
console.log(`${index.length - wrong.length} of ${index.length} as they should be`);
process.exit(wrong.length ? 1 : 0);
