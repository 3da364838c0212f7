// Fetches the page again every few seconds and swaps its content in, keeping what the reader has unfolded.
(() => {
  'use strict';
  const EVERY_MS = 5000;
  const content = () => document.getElementById('content');

  const refresh = async () => {
    const old = content();
    if (!document.hidden && !old.contains(document.activeElement)) {
      try {
        const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
        if (!answer.ok) throw new Error('status ' + answer.status);
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const fresh = page.getElementById('content');
        if (fresh) {
          old.querySelectorAll('details[open][id]').forEach((d) => {
            const same = fresh.querySelector('#' + CSS.escape(d.id));
            if (same) same.open = true;
          });
          old.replaceWith(fresh);
        }
        document.getElementById('offline').hidden = true;
      } catch (e) {
        document.getElementById('offline').hidden = false;
      }
    }
    setTimeout(refresh, EVERY_MS);
  };
  setTimeout(refresh, EVERY_MS);
})();
