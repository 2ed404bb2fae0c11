/*
 * Runs before the page, in any browser that runs scripts at all (so nothing newer than ES5 here): gives the document its
 * theme and language before anything is painted, and says in a sentence why there is no page, where there would be a blank
 * one. What is asked for is what README names as the oldest browsers.
 */
(() => {
  function kept(what) {
    try {
      return localStorage.getItem(['last-ack', what].join('.'));
    } catch (_) {
      return null;
    }
  }

  /* As client/context/theme.ts and client/words/i18n.ts decide. */
  function dress() {
    var root = document.documentElement;
    var theme = kept('theme');
    if (theme !== 'dark' && theme !== 'light')
      theme = window.matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
    root.setAttribute('data-theme', theme);
    var colours = document.querySelectorAll('meta[name="theme-color"]');
    var i;
    for (i = 0; i < colours.length; i++)
      colours[i].media = colours[i].getAttribute('data-theme') === theme ? 'all' : 'not all';
    root.lang = language(root.lang);
  }

  function language(unasked) {
    var tags = { en: 'en', zh: 'zh-CN', es: 'es' };
    var asked = [kept('locale')].concat(navigator.languages || [navigator.language]);
    var known = asked
      .map((name) => tags[String(name).toLowerCase().split('-')[0]])
      .filter((tag) => typeof tag === 'string');
    return known.length > 0 ? known[0] : unasked;
  }

  function isNewEnough() {
    return (
      'noModule' in HTMLScriptElement.prototype &&
      typeof HTMLDialogElement === 'function' &&
      typeof Array.prototype.toSorted === 'function' &&
      typeof structuredClone === 'function' &&
      typeof ResizeObserver === 'function' &&
      typeof WebSocket === 'function' &&
      window.CSS !== undefined &&
      CSS.supports('color', 'color-mix(in srgb, red, blue)') &&
      CSS.supports('selector(:has(a))')
    );
  }

  function say(id) {
    var app = document.getElementById('app');
    // A page that is there can tell of its troubles itself.
    if (app === null || app.firstChild !== null) return;
    app.style.display = 'none';
    var unfit = document.getElementById('unfit');
    // An old browser may understand nothing of the style sheet.
    unfit.style.cssText = 'max-width: 36em; margin: 15vh auto; padding: 0 1.2em; font: 1.1em/1.6 sans-serif';
    unfit.hidden = false;
    document.getElementById(id).hidden = false;
  }

  var old = !isNewEnough();
  document.addEventListener('DOMContentLoaded', () => {
    if (old) say('unfit-old');
  });
  // Capturing: of a script that did not come nothing else is heard. What happens before the page's body is heard of once it is there.
  window.addEventListener(
    'error',
    (event) => {
      var script = event.target !== null && event.target.nodeName === 'SCRIPT';
      if (!script && event.target !== window) return;
      if (document.readyState === 'loading')
        document.addEventListener('DOMContentLoaded', () => {
          say(old ? 'unfit-old' : 'unfit-broken');
        });
      else say(old ? 'unfit-old' : 'unfit-broken');
    },
    true
  );
  dress();
})();
