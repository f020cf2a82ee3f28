"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const STATUSES = [["FAIL", "fail"], ["UNKNOWN", "unknown"], ["MANUAL", "manual"], ["ERROR", "error"], ["PASS", "pass"], ["NOT_APPLICABLE", "not-applicable"]];
  const SEVERITIES = ["informational", "low", "medium", "high", "critical"];
  const MOST_ROWS = 150000; // browsers stop at some height of a page
  const number = new Intl.NumberFormat("en-US");
  const island = $("data"), explorer = $("explorer"), page = $("document"), list = $("list"), detail = $("detail"), found = $("found"), query = $("q"), part = $("by-resource");
  if (!island || !explorer || !list) return;

  // ---- small makers; every text goes in as text
  const make = (name, className, ...children) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };
  const link = (href, text) => Object.assign(make("a", "", text), { href });
  const svg = (name, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const icon = (key) => svg("svg", { class: `icon icon-${key}`, "aria-hidden": "true" }, svg("use", { href: `#i-${key}` }));
  const status = (at) => make("span", `status status-${STATUSES[at][1]}`, icon(STATUSES[at][1]), STATUSES[at][0]);
  const severity = (level) => {
    const bars = [8, 5.5, 3, 0].map((y, i) => svg("rect", { x: i * 4.8, y, width: 3.5, height: 12 - y }));
    return make("span", `severity severity-${level}`, svg("svg", { class: "meter", viewBox: "0 0 18 12", "aria-hidden": "true" }, ...bars), SEVERITIES[level]);
  };
  const bdi = (text, className) => make("bdi", className || "", text);
  const code = (text) => { const element = make("code", "", text); element.dir = "auto"; return element; };
  const time = (seconds) => new Date(seconds * 1000).toISOString().replace("T", " ").replace(/\.\d+Z$/, " UTC");

  // ---- the data
  async function read() {
    if (island.dataset.encoding === "json") return JSON.parse(island.textContent);
    const text = atob(island.textContent);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  let data, prints, suppressed, evidenceFrom, service, serviceOf, lower, results = new Int32Array(0), chosen = -1, picked = false, rowHeight = 70;
  const byPrint = new Map();

  function index() {
    prints = data.fingerprints === "" ? [] : data.fingerprints.split(" ");
    prints.forEach((print, i) => byPrint.set(print, i));
    suppressed = new Uint8Array(prints.length);
    Object.keys(data.suppressed).forEach((i) => { suppressed[i] = 1; });
    evidenceFrom = new Int32Array(prints.length + 1);
    data.evidenceCount.forEach((count, i) => { evidenceFrom[i + 1] = evidenceFrom[i] + count; });
    serviceOf = data.types.map((type) => type.split("::")[1] || type);
    service = data.typeOf.map((type) => serviceOf[type]);
  }

  // texts in small letters, made when first needed: each different text once
  function searchable() {
    lower ??= {
      rules: data.rules.map((r) => `${r.title}\n${r.id}`.toLowerCase()),
      resources: data.arns.map((arn, i) => `${arn}\n${data.names[i]}\n${data.types[data.typeOf[i]]}\n${data.regions[data.regionOf[i]]}`.toLowerCase()),
      messages: data.messages.map((m) => m.toLowerCase()),
    };
    return lower;
  }

  const marks = (texts, word) => { const hit = new Uint8Array(texts.length); for (let i = 0; i < texts.length; i++) hit[i] = texts[i].includes(word) ? 1 : 0; return hit; };

  // ---- filters
  const choice = { severity: $("by-severity"), threat: $("by-threat"), control: $("by-control"), service: $("by-service"), region: $("by-region"), suppressed: $("by-suppressed"), rule: $("by-rule") };
  const boxes = [...document.querySelectorAll("input[name=status]")];

  function fillChoices() {
    const add = (select, pairs) => pairs.forEach(([value, text]) => select.append(Object.assign(document.createElement("option"), { value, textContent: text })));
    const each = (texts) => [...new Set(texts)].sort().map((text) => [text, text]);
    add(choice.threat, data.threats.map((t) => [t.id, t.title]));
    add(choice.control, data.controls.map((c) => [c.id, c.title]));
    add(choice.service, each(serviceOf));
    add(choice.region, each(data.regions));
    add(choice.rule, data.rules.map((r) => [r.id, r.title]));
    showOpen();
  }

  const isShownAtFirst = (box) => Number(box.value) < 4 || !data.status.some((s) => s < 4);
  const showOpen = () => boxes.forEach((box) => { box.checked = isShownAtFirst(box); });

  function admit() {
    const { threat: t, control: c, service: v, region: r, rule: u } = choice;
    const ruleOk = data.rules.map((rule) => (!t.value || rule.threats.includes(t.value)) && (!c.value || rule.control === c.value) && (!u.value || rule.id === u.value));
    const region = r.value ? data.regions.indexOf(r.value) : -1;
    const within = part.value.trim().toLowerCase(), texts = within ? searchable().resources : [];
    const resourceOk = data.typeOf.map((_, i) => (!v.value || service[i] === v.value) && (region < 0 || data.regionOf[i] === region) && (!within || texts[i].includes(within)));
    return { ruleOk, resourceOk };
  }

  function apply() {
    const { ruleOk, resourceOk } = admit();
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean).map((word) => ({
      rules: marks(searchable().rules, word), resources: marks(searchable().resources, word), messages: marks(searchable().messages, word),
    }));
    const on = STATUSES.map((_, i) => boxes.find((b) => Number(b.value) === i)?.checked ?? true);
    const counts = new Int32Array(STATUSES.length), all = new Int32Array(prints.length);
    const decided = { without: 0, only: 1 }[choice.suppressed.value], level = choice.severity.value;
    let size = 0;
    for (let i = 0; i < prints.length; i++) {
      const rule = data.rule[i], resource = data.resource[i];
      if (!ruleOk[rule] || !resourceOk[resource] || (decided !== undefined && suppressed[i] !== decided) || (level && severityOf(i) !== Number(level))) continue;
      if (!words.every((w) => w.rules[rule] || w.resources[resource] || w.messages[data.message[i]])) continue;
      counts[data.status[i]]++;
      if (on[data.status[i]]) all[size++] = i;
    }
    results = all.subarray(0, size);
    explorer.querySelectorAll("[data-status]").forEach((label) => { label.textContent = number.format(counts[Number(label.dataset.status)]); });
    const shown = Math.min(size, MOST_ROWS);
    found.textContent = `${number.format(size)} of ${number.format(prints.length)} findings${shown < size ? `; the first ${number.format(shown)} are listed, narrow the search for the others` : ""}`;
    list.scrollTop = 0;
    draw(true);
    if (chosen >= 0 && placeOf(chosen) < 0) {
      if (length() > 0 && isWide()) choose(results[0], false);
      else { chosen = -1; detail.replaceChildren(); }
      picked = false;
    }
  }

  // ---- the list: only the rows in view exist
  const spacer = make("div", "spacer");
  spacer.setAttribute("role", "presentation");
  const rows = new Map();
  const length = () => Math.min(results.length, MOST_ROWS);

  function row(place) {
    const at = results[place], rule = data.rules[data.rule[at]], resource = data.resource[at];
    const element = make("div", "row", icon(STATUSES[data.status[at]][1]), make("span", "row-title", rule.title), severity(severityOf(at)),
      make("span", "row-sub", make("b", "row-status", STATUSES[data.status[at]][0]), suppressed[at] ? " (suppressed) · " : " · ", bdi(data.names[resource] || data.arns[resource]), ` · ${data.regions[data.regionOf[resource]]}`));
    element.id = `o-${place}`;
    element.setAttribute("role", "option");
    element.setAttribute("aria-setsize", length());
    element.setAttribute("aria-posinset", place + 1);
    element.setAttribute("aria-selected", at === chosen);
    element.style.transform = `translateY(${place * rowHeight}px)`;
    element.dataset.place = place;
    return element;
  }

  function draw(afresh) {
    if (afresh) {
      rows.forEach((element) => element.remove());
      rows.clear();
      spacer.style.height = `${Math.max(1, length() * rowHeight)}px`;
      spacer.textContent = "";
      if (length() === 0) spacer.append(make("p", "none", "No finding meets these filters."));
      list.setAttribute("role", length() === 0 ? "group" : "listbox");
      list.removeAttribute("aria-activedescendant");
    }
    const from = Math.max(0, Math.floor(list.scrollTop / rowHeight) - 6), to = Math.min(length(), Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + 6);
    rows.forEach((element, place) => { if (place < from || place >= to) { element.remove(); rows.delete(place); } });
    for (let place = from; place < to; place++) {
      if (!rows.has(place)) { const element = row(place); rows.set(place, element); spacer.append(element); }
    }
    const current = chosen < 0 ? -1 : placeOf(chosen);
    if (current >= 0 && rows.has(current)) list.setAttribute("aria-activedescendant", `o-${current}`);
    else list.removeAttribute("aria-activedescendant");
  }

  // results are in order, so a place is found by halving
  function placeOf(at) {
    let low = 0, high = length() - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (results[middle] === at) return middle;
      if (results[middle] < at) low = middle + 1; else high = middle - 1;
    }
    return -1;
  }

  function choose(at, address) {
    chosen = at;
    const place = placeOf(at);
    if (place >= 0) {
      const top = place * rowHeight;
      if (top < list.scrollTop) list.scrollTop = top;
      else if (top + rowHeight > list.scrollTop + list.clientHeight) list.scrollTop = top + rowHeight - list.clientHeight;
    }
    draw(false);
    rows.forEach((element, p) => element.setAttribute("aria-selected", results[p] === at));
    show(at);
    if (address) { picked = true; remember(); }
  }

  // ---- one finding
  function show(at) {
    const rule = data.rules[data.rule[at]], resource = data.resource[at];
    const head = make("p", "detail-head", status(data.status[at]), severity(severityOf(at)), make("span", "where", titleOf(data.controls, rule.control)));
    const decision = data.suppressed[at] ? [make("p", "suppressed", make("b", "tag", "SUPPRESSED"), " ", bdi(data.suppressed[at]))] : [];
    const reason = data.decisions[data.decision[at]];
    const when = reason ? [make("p", "note", `${reason}.`)] : [];
    const where = make("dl", "facts");
    for (const [name, value] of [["Resource", bdi(data.names[resource], "res")], ["ARN", code(data.arns[resource])], ["Type", data.types[data.typeOf[resource]]], ["Region", data.regions[data.regionOf[resource]]], ["Rule", code(rule.id)]]) {
      where.append(make("div", "", make("dt", "", name), make("dd", "", value)));
    }
    const prose = $(`${rule.anchor}-prose`)?.cloneNode(true);
    prose?.removeAttribute("id");
    detail.replaceChildren(head, make("h3", "", rule.title), make("p", "message", bdi(data.messages[data.message[at]])), ...when, ...decision, where,
      ...attacks(at), ...gaps(at), ...evidence(at), ...(prose ? [prose] : []),
      make("p", "detail-links", link(`#f-${prints[at]}`, "Link to this finding"), make("span", "where", `fingerprint ${prints[at]}`)));
    detail.scrollTop = 0;
  }

  const isWide = () => matchMedia("(min-width: 62rem)").matches;
  const severityOf = (at) => data.severityOf[at] ?? data.rules[data.rule[at]].severity;
  const titleOf = (items, id) => items.find((item) => item.id === id)?.title ?? id;

  function gaps(at) {
    return (data.gapsOf[at] ?? []).filter((g) => g >= 0).map((g) => {
      const gap = data.gaps[g];
      const advice = make("p", "note");
      if (gap.permission) advice.append("Would be resolved by the permission ", code(gap.permission), ". ");
      else advice.append(gap.advice, " ");
      advice.append(link(`#${gap.anchor}`, "The gap"));
      return make("div", "gap-ref", make("p", "", make("b", "", gap.cause), " ", code(gap.operation), " ", make("span", "where", gap.region), `. ${gap.meaning}`), advice);
    });
  }

  // neighbours that one call showed stand together
  function evidence(at) {
    if (evidenceFrom[at] === evidenceFrom[at + 1]) return [];
    const row = (...cells) => make("tr", "", ...cells);
    const head = make("thead", "", row(...["Field", "Value"].map((text) => Object.assign(make("th", "", text), { scope: "col" }))));
    const table = make("table", "evidence", make("caption", "visually-hidden", "Evidence"), head);
    let body, before = -1;
    for (let e = evidenceFrom[at]; e < evidenceFrom[at + 1]; e++) {
      const call = data.calls[data.evidenceCall[e]], seen = data.evidenceAt[e];
      if (before < 0 || data.evidenceCall[before] !== data.evidenceCall[e] || data.evidenceAt[before] !== seen) {
        const when = make("span", "where", seen >= 0 ? time(seen) : call ? "not read" : "");
        body = make("tbody", "", row(Object.assign(make("th", "", code(call || "derived"), " ", when), { scope: "rowgroup", colSpan: 2 })));
        table.append(body);
      }
      body.append(row(make("td", "", code(data.paths[data.evidencePath[e]])), make("td", "", code(data.values[data.evidenceValue[e]]))));
      before = e;
    }
    return [table];
  }

  // attack paths stand in the text of the page, once
  function attacks(at) {
    if (!data.rules[data.rule[at]].isPath) return [];
    const told = $(`f-${prints[at]}`);
    if (!told) return [make("p", "note", "Its attack paths, where it has any, are in the JSON report of the same run: the text of this page ends before this finding.")];
    return [...told.querySelectorAll(".attack")].map((attack) => attack.cloneNode(true));
  }

  // ---- addresses: #f-… a finding, #r-… a rule, #findings; the filters follow after a question mark
  const KEPT = Object.keys(choice);
  let told = 0, later;

  function address() {
    const kept = new URLSearchParams();
    if (query.value) kept.set("q", query.value);
    if (part.value) kept.set("resource", part.value);
    for (const key of KEPT) if (choice[key].value) kept.set(key, key === "severity" ? SEVERITIES[choice[key].value] : choice[key].value);
    if (boxes.some((box) => box.checked !== isShownAtFirst(box))) kept.set("status", boxes.filter((box) => box.checked).map((box) => STATUSES[box.value][1]).join(","));
    const text = kept.toString();
    return `#${picked ? `f-${prints[chosen]}` : "findings"}${text ? `?${text}` : ""}`;
  }

  // browsers refuse too many changes of the address in a short time
  function remember() {
    clearTimeout(later);
    const wait = told + 160 - performance.now();
    if (wait > 0) { later = setTimeout(remember, wait); return; }
    told = performance.now();
    history.replaceState(null, "", address());
  }

  function restore(text) {
    const kept = new URLSearchParams(text), shown = kept.get("status")?.split(",");
    clear();
    query.value = kept.get("q") ?? "";
    part.value = kept.get("resource") ?? "";
    for (const key of KEPT) if (kept.has(key)) choice[key].value = key === "severity" ? String(SEVERITIES.indexOf(kept.get(key))) : kept.get(key);
    Object.values(choice).forEach((select) => { if (select.selectedIndex < 0) select.value = ""; });
    if (shown) boxes.forEach((box) => { box.checked = shown.includes(STATUSES[box.value][1]); });
    apply();
  }

  function follow() {
    const [target, filters] = location.hash.slice(1).split(/\?(.*)/s);
    if (filters !== undefined) restore(filters);
    if (target === "findings" && filters !== undefined) {
      explore();
      explorer.querySelector(".bench-head").scrollIntoView();
      list.focus({ preventScroll: true });
      if (chosen < 0 && results.length > 0 && isWide()) choose(results[0], false);
    } else if (target.startsWith("f-") && byPrint.has(target.slice(2))) {
      const at = byPrint.get(target.slice(2));
      if (placeOf(at) < 0) { clear(); boxes.forEach((box) => { box.checked = true; }); apply(); }
      explore();
      picked = true;
      choose(at, false);
      explorer.querySelector(".bench").scrollIntoView();
    } else if (target.startsWith("r-")) {
      const rule = data.rules.findIndex((r) => r.anchor === target);
      if (rule < 0) return;
      clear();
      choice.rule.value = data.rules[rule].id;
      boxes.forEach((box) => { box.checked = true; });
      apply();
      explore();
      if (results.length > 0) choose(results[0], false);
      explorer.querySelector(".bench-head").scrollIntoView();
      list.focus({ preventScroll: true });
    }
  }

  function clear() {
    query.value = part.value = "";
    Object.values(choice).forEach((select) => { select.value = ""; });
    showOpen();
  }

  const explore = () => { explorer.hidden = false; page.hidden = true; $("leave").hidden = true; };
  const readOn = () => { explorer.hidden = true; page.hidden = false; $("leave").hidden = false; };

  // ---- keys and clicks
  list.addEventListener("scroll", () => requestAnimationFrame(() => draw(false)), { passive: true });
  list.addEventListener("click", (event) => {
    const place = event.target.closest(".row")?.dataset.place;
    if (place === undefined) return;
    choose(results[Number(place)], true);
    if (!isWide()) detail.scrollIntoView({ block: "start" });
  });
  list.addEventListener("keydown", (event) => {
    const step = Math.max(1, Math.floor(list.clientHeight / rowHeight) - 1), last = length() - 1, at = chosen < 0 ? -1 : placeOf(chosen);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + step, PageUp: at - step, Home: 0, End: last }[event.key];
    if (to !== undefined && last >= 0) { choose(results[Math.min(last, Math.max(0, to))], true); event.preventDefault(); }
    else if (event.key === "Enter" && at >= 0) { detail.focus(); event.preventDefault(); }
    else if (event.key === "/") { query.focus(); event.preventDefault(); }
  });
  detail.addEventListener("keydown", (event) => { if (event.key === "Escape") list.focus(); });
  query.addEventListener("keydown", (event) => { if (event.key === "ArrowDown") { list.focus(); event.preventDefault(); } });
  const narrow = () => { apply(); remember(); };
  [query, part].forEach((field) => field.addEventListener("input", narrow));
  [...Object.values(choice), ...boxes].forEach((control) => control.addEventListener("change", narrow));
  explorer.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  $("reset").addEventListener("click", () => { clear(); narrow(); query.focus(); });
  $("read").addEventListener("click", () => { readOn(); $("explore").focus(); });
  $("explore").addEventListener("click", () => { explore(); query.focus(); });
  window.addEventListener("hashchange", () => { if (data) follow(); });
  window.addEventListener("resize", () => { if (data) measure(); });
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));

  // ---- numbers of the checklist lead to the findings that they count
  function linkCounts() {
    const titles = new Map(data.rules.map((rule) => [rule.anchor, rule.id]));
    document.querySelectorAll("#checklist td[data-status]:not(.zero)").forEach((cell) => {
      const { rule, control } = cell.parentElement.dataset, { status: shown, suppressed: only, label } = cell.dataset;
      const kept = new URLSearchParams(rule ? { rule: titles.get(rule), status: shown } : { control, status: shown });
      if (only) kept.set("suppressed", only);
      const count = link(`#findings?${kept}`, cell.textContent);
      count.setAttribute("aria-label", `${cell.textContent} ${label}: ${cell.parentElement.querySelector("th").textContent}`);
      cell.replaceChildren(count);
    });
  }

  // ---- the way around: the part in view is marked
  const ways = new Map([...document.querySelectorAll("nav a")].map((a) => [document.getElementById(a.hash.slice(1)), a]));
  const watch = new IntersectionObserver((entries) => entries.forEach((entry) => {
    if (entry.isIntersecting) ways.get(entry.target).setAttribute("aria-current", "true");
    else ways.get(entry.target).removeAttribute("aria-current");
  }), { rootMargin: "-45% 0px -54% 0px" });
  ways.forEach((_, section) => { if (section) watch.observe(section); });

  function measure() {
    const probe = make("div", "row");
    list.append(probe);
    rowHeight = probe.getBoundingClientRect().height || rowHeight;
    probe.remove();
    draw(true);
  }

  // ---- begin: what is read first stands in the page already
  explore();
  found.textContent = "Reading the findings…";
  document.querySelectorAll("details:not([data-keep])").forEach((d) => { d.open = false; });
  list.append(spacer);
  requestAnimationFrame(() => setTimeout(async () => {
    try {
      data = await read();
      index();
      fillChoices();
      apply();
      measure();
      linkCounts();
      if (location.hash) follow();
      else if (results.length > 0 && isWide()) choose(results[0], false);
      (window.requestIdleCallback ?? setTimeout)(() => searchable());
      explorer.dataset.ready = "true";
    } catch (error) {
      readOn();
      $("leave").hidden = true;
      console.error(error);
    }
  }, 0));
})();
