// What the page can do beyond reading: filters, keys, and decisions that can be taken away and brought back.
// Words of the article enter the page as text alone: nothing here writes markup.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const sections = $$(".document");
  const rows = [];
  const byKey = new Map(); // "sha256 [[start,end],…]" → row
  let others = []; // decisions about other articles: loaded, and handed on with ours
  let here = null; // the row in hand
  const editor = $("#editor").content.firstElementChild.cloneNode(true);

  // --- what stands in the page

  for (const section of sections) {
    section.name = JSON.parse(section.dataset.document);
    for (const group of $$(".speaker", section)) group.name = JSON.parse(group.dataset.speaker);
    for (const element of $$(".row", section)) {
      const data = JSON.parse(element.dataset.quote);
      const key = section.dataset.sha256 + " " + JSON.stringify(data.content);
      const row = { element, section, data, key, id: element.id.slice(1), number: Number(element.id.split("-")[1]), color: element.classList[1],
        verdict: data.verdict, speaker: data.speaker, kind: data.kind, note: data.note, decided: "" };
      rows.push(row);
      byKey.set(key, row);
      element.tabIndex = -1;
    }
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pieces = new Map(rows.map((row) => [row, []]));
  for (const piece of $$("[data-quotes]"))
    for (const id of piece.dataset.quotes.split(" ")) pieces.get(byId.get(id)).push(piece);

  const tell = (words) => { $("#status").textContent = words; };

  // --- filters

  const decided = (row) => ["accepted", "corrected", "rejected"].includes(row.verdict);
  const passes = (row) => {
    const { speaker, type, stance, from, to, decision } = Object.fromEntries(
      ["speaker", "type", "stance", "from", "to", "decision"].map((id) => [id, $("#" + id).value]));
    return (!speaker || "=" + row.speaker === speaker) && (!type || row.data.type === type)
      && (!stance || row.data.stance === stance) && row.data.confidence >= (from || 0) && row.data.confidence <= (to || 1)
      && (!decision || (decision === "open" ? !decided(row) : row.verdict === decision));
  };
  const shown = () => rows.filter((row) => !row.element.hidden && !row.section.hidden);

  function filter() {
    for (const row of rows) row.element.hidden = !passes(row);
    for (const group of $$(".speaker")) group.hidden = !$(".row:not([hidden])", group);
    for (const piece of $$("[data-quotes]")) {
      const visible = piece.dataset.quotes.split(" ").map((id) => byId.get(id)).filter((row) => !row.element.hidden);
      piece.classList.toggle("off", !visible.length);
      piece.classList.toggle("gone", visible.length > 0 && visible.every((row) => row.verdict === "rejected"));
    }
    count();
  }

  function count() {
    const visible = shown();
    $("#count").textContent = `${visible.length} of ${rows.filter((row) => !row.section.hidden).length} quotes, `
      + `${visible.filter((row) => !decided(row)).length} still open`;
  }

  function nameSpeakers() {
    const select = $("#speaker"), kept = select.value;
    const names = [...new Set(rows.filter((row) => !row.section.hidden).map((row) => row.speaker))];
    select.replaceChildren(new Option("all", ""), ...names.map((name) => new Option(name || "unknown", "=" + name)));
    select.value = kept;
    if (select.selectedIndex < 0) select.value = "";
  }

  function open(section) {
    for (const each of sections) each.hidden = each !== section;
    $("#documents select").value = String(sections.indexOf(section));
    const cast = $("datalist", section);
    for (const list of $$("datalist")) list.id = list === cast ? "cast" : "";
    nameSpeakers();
    filter();
  }

  // --- going from quote to quote

  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

  function choose(row, focus = true) {
    if (row.section.hidden) open(row.section);
    if (row.element.hidden) { for (const id of ["speaker", "type", "stance", "decision"]) $("#" + id).value = "";
      $("#from").value = 0; $("#to").value = 1; filter(); }
    if (here) { here.element.removeAttribute("aria-current"); here.element.tabIndex = -1; }
    for (const piece of $$(".q.here")) piece.classList.remove("here");
    here = row;
    row.element.setAttribute("aria-current", "true");
    row.element.tabIndex = 0;
    for (const piece of pieces.get(row)) piece.classList.add("here");
    row.element.append(editor);
    editor.elements.speaker.value = row.speaker;
    editor.elements.kind.value = row.kind || "person";
    editor.elements.note.value = row.note;
    $(".text #q" + row.id, row.section).scrollIntoView({ block: "center", behavior: calm });
    row.element.scrollIntoView({ block: "nearest", behavior: calm });
    if (focus) row.element.focus({ preventScroll: true });
  }

  // the order of the list, which is by speaker: the eye goes down
  const inOrder = () => shown().sort((one, two) => one.element.compareDocumentPosition(two.element) & 4 ? -1 : 1);

  function step(by) {
    const visible = inOrder();
    if (!visible.length) return;
    const { onward } = here ?? {}; // a row that has moved to another speaker leads back to where it stood
    if (by > 0 && onward && !onward.element.hidden && !onward.section.hidden) { here.onward = null; return choose(onward); }
    const at = visible.indexOf(here);
    if (at < 0) return choose(by > 0 ? visible[0] : visible.at(-1));
    if (visible[at + by]) return choose(visible[at + by]);
    const next = sections[sections.indexOf(here.section) + by];
    if (next) { open(next); here = null; step(by); }
  }

  // --- decisions

  function place(row) { // under the name of the speaker, in their colour
    const groups = $$(".speaker", row.section);
    let group = groups.find((each) => each.name === row.speaker);
    if (!group) {
      group = $(".speaker", row.section).cloneNode(true);
      group.name = row.speaker;
      const color = row.speaker ? "c" + (groups.filter((each) => each.name).length % 10) : "nobody";
      const bold = document.createElement("b");
      bold.className = color;
      bold.textContent = row.speaker || "Speaker unknown";
      $("h2", group).replaceChildren(bold);
      $("ol", group).replaceChildren();
      groups.at(-1).after(group);
    }
    const rest = rows.filter((each) => each.element.parentElement === $("ol", group) && each.number > row.number);
    const before = rest.sort((one, two) => one.number - two.number)[0];
    if (row.element.parentElement !== $("ol", group)) $("ol", group).insertBefore(row.element, before ? before.element : null);
    const color = $("h2 b", group).className;
    for (const element of [row.element, ...$$(".number", row.element), ...pieces.get(row), $("#q" + row.id)]) {
      element.classList.remove(row.color);
      element.classList.add(color);
    }
    row.color = color;
  }

  function show(row) {
    row.element.classList.toggle("rejected", row.verdict === "rejected");
    $(".verdict", row.element).textContent = row.verdict === "undecided" ? "" : row.verdict;
    $(".note", row.element).textContent = row.note;
    place(row);
  }

  function decide(row, change) {
    const visible = inOrder(), group = row.element.parentElement;
    const next = visible[visible.indexOf(row) + 1];
    Object.assign(row, change, { decided: new Date().toISOString().replace(/\.\d+Z$/, "Z") });
    show(row);
    if (row.element.parentElement !== group) row.onward = next;
    nameSpeakers();
    if (row === here) choose(row, false);
    for (const piece of pieces.get(row)) piece.classList.toggle("gone", row.verdict === "rejected");
    count();
    keep();
  }

  const accept = (row) => { decide(row, { verdict: row.speaker === row.data.speaker ? "accepted" : "corrected" }); step(1); };
  const reject = (row) => { decide(row, { verdict: "rejected" }); step(1); };
  const takeBack = (row) => decide(row, { verdict: "undecided", speaker: row.data.speaker, kind: row.data.kind });
  const fix = (row) => {
    const speaker = editor.elements.speaker.value.trim(), kind = speaker ? editor.elements.kind.value : "";
    const known = rows.find((each) => each.section === row.section && each.speaker === speaker && each.kind);
    decide(row, { verdict: "corrected", speaker, kind: known && row.kind === kind ? known.kind : kind });
    row.element.focus({ preventScroll: true });
  };
  const note = (row) => {
    decide(row, { verdict: row.verdict || "undecided", note: editor.elements.note.value.trim() });
    row.element.focus({ preventScroll: true });
  };

  function record(row) {
    const corrected = row.verdict === "corrected";
    return { sha256: row.section.dataset.sha256, content: row.data.content, verdict: row.verdict,
      speaker: corrected ? row.speaker : null, speaker_kind: corrected ? row.kind || null : null, note: row.note,
      document: row.section.name, quote: row.data.quote, ...(row.decided && { decided: row.decided }) };
  }
  const records = () => rows.filter((row) => row.verdict).map(record);
  // Lone surrogates are spelt out by JSON.stringify, so every line can be written in UTF-8.
  const lines = () => [...others, ...records().map((each) => JSON.stringify(each))].map((line) => line + "\n").join("");

  function take(text) { // decisions of a file; answers how many were about this page, others, and none at all
    let ours = 0, foreign = 0;
    const bad = [];
    text.split(/\r?\n/).forEach((line, at) => {
      if (!line.trim()) return;
      let found = null;
      try { found = JSON.parse(line); } catch { /* told below */ }
      const verdicts = ["accepted", "corrected", "rejected", "undecided"];
      if (!found || typeof found.sha256 !== "string" || !Array.isArray(found.content) || !verdicts.includes(found.verdict)
        || (found.verdict === "corrected" && typeof found.speaker !== "string")) return bad.push(at + 1);
      const row = byKey.get(found.sha256 + " " + JSON.stringify(found.content));
      if (!row) { foreign += 1; if (!others.includes(line)) others.push(line); return; }
      const corrected = found.verdict === "corrected";
      Object.assign(row, { verdict: found.verdict, note: String(found.note ?? ""), decided: String(found.decided ?? ""),
        speaker: corrected ? found.speaker : row.data.speaker,
        kind: corrected ? String(found.speaker_kind || "person") : row.data.kind });
      show(row);
      ours += 1;
    });
    return { ours, foreign, bad };
  }

  // Until they are downloaded, decisions are kept by the browser, where it allows that.
  const shelf = "quotes decisions " + sections.map((section) => section.dataset.sha256).join(" ").slice(0, 2000);
  let kept = true;
  function keep() {
    try { localStorage.setItem(shelf, lines()); } catch { kept = false; }
  }
  let dirty = false;
  addEventListener("beforeunload", (event) => { if (!kept && dirty) event.preventDefault(); });

  // --- hands

  $("#download").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([lines()], { type: "application/jsonl" }));
    link.download = "decisions.jsonl";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    dirty = false;
    tell(`${records().length} decisions downloaded.`);
  });
  $("#load").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    const { ours, foreign, bad } = take(await file.text());
    event.target.value = "";
    nameSpeakers(); filter(); keep();
    tell(`${ours} decisions loaded` + (foreign ? `; ${foreign} match no quote of this page and are kept for the download` : "")
      + (bad.length ? `; no decision in line ${bad.slice(0, 9).join(", ")}${bad.length > 9 ? " and others" : ""}` : "") + ".");
  });
  for (const id of ["speaker", "type", "stance", "from", "to", "decision"]) $("#" + id).addEventListener("change", filter);
  for (const id of ["from", "to"]) $("#" + id).addEventListener("input", filter);
  $("#documents select").addEventListener("change", (event) => open(sections[event.target.value]));

  const acts = { accept, reject, back: takeBack, fix, keep: note };
  editor.addEventListener("click", (event) => {
    if (acts[event.target.name]) { dirty = true; acts[event.target.name](here); }
    event.stopPropagation();
  });
  editor.addEventListener("submit", (event) => event.preventDefault());
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Escape") here.element.focus();
    else if (event.key === "Enter" && event.target.tagName === "INPUT") {
      event.preventDefault(); dirty = true;
      (event.target.name === "note" ? note : fix)(here);
    }
  });
  // a known name brings its kind along
  editor.elements.speaker.addEventListener("change", (event) => {
    const known = rows.find((row) => row.section === here.section && row.speaker === event.target.value.trim());
    if (known && known.kind) editor.elements.kind.value = known.kind;
  });

  document.addEventListener("click", (event) => {
    const row = event.target.closest(".row"), piece = event.target.closest("[data-quotes]:not(.off), .number");
    if (event.target.closest("details") || event.target.closest("header")) return;
    if (row) { event.preventDefault(); choose(byId.get(row.id.slice(1))); }
    else if (piece) {
      event.preventDefault();
      const ids = piece.dataset.quotes ? piece.dataset.quotes.split(" ") : [piece.id.slice(1)];
      choose(byId.get(ids.find((id) => !byId.get(id).element.hidden) ?? ids[0]));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /INPUT|SELECT|TEXTAREA/.test(event.target.tagName)) return;
    const key = event.key, inList = event.target.closest?.(".row");
    const moves = { j: 1, k: -1, ...(inList && { ArrowDown: 1, ArrowUp: -1 }) };
    if (moves[key]) step(moves[key]);
    else if (!here) return;
    else if (key === "a") { dirty = true; accept(here); }
    else if (key === "r") { dirty = true; reject(here); }
    else if (key === "u") { dirty = true; takeBack(here); }
    else if (key === "s") { editor.elements.speaker.focus(); editor.elements.speaker.select(); }
    else if (key === "n") editor.elements.note.focus();
    else if (key === "e") { const why = $("details", here.element); why.open = !why.open; }
    else return;
    event.preventDefault();
  });

  // --- begin

  $("header").hidden = false;
  $("#documents").hidden = sections.length < 2;
  sections.forEach((section, at) => $("#documents select").append(new Option($("h1", section).textContent, at)));
  for (const row of rows) if (row.verdict) show(row);
  try {
    const { ours } = take(localStorage.getItem(shelf) ?? "");
    if (ours) tell(`${ours} decisions of an earlier visit are back.`);
  } catch { kept = false; }
  if (sections.length) open(sections[0]);
})();
