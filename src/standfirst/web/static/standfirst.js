// Keys, sharing and copying. Nothing here is essential: every page works without it.
"use strict";

// What is folded away is passed over.
const entries = () => Array.from(document.querySelectorAll("[data-entry]")).filter((one) => !one.closest("details:not([open])"));
let at = -1;

function go(step) {
  const all = entries();
  if (!all.length) return;
  at = Math.min(Math.max(at + step, 0), all.length - 1);
  for (const entry of all) entry.classList.toggle("at", entry === all[at]);
  all[at].scrollIntoView({ block: "nearest" });
  const link = all[at].querySelector("[data-key=o]");
  const target = link || all[at];
  if (!link) target.tabIndex = -1;  // an entry without a link is heard all the same
  target.focus({ preventScroll: true });
}

function press(key) {
  const all = entries();
  const place = at >= 0 ? all[at] : document;
  const found = place && place.querySelector(`[data-key=${key}]`);
  if (found) found.click();
}

const keys = {
  j: () => go(1),
  k: () => go(-1),
  o: () => press("o"),
  s: () => press("s"),
  "/": () => document.getElementById("find").focus(),
  "?": () => document.querySelector(".keys").scrollIntoView({ block: "center" }),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const action = keys[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

function tell(says) {
  const said = document.getElementById("said");
  if (said) said.textContent = says;
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
      tell("The address is copied.");
    } catch {
      tell("The address could not be copied. Copy it from the link instead.");
    }
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
  });
}

// A failed request must not leave a silent button.
document.addEventListener("htmx:responseError", () => tell("That did not work. Load the page again."));
document.addEventListener("htmx:sendError", () => tell("The desk does not answer. Is it running?"));
