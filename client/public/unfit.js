/*
 * Runs before the page, in any browser that runs scripts at all (so nothing newer than ES5 here): says in a sentence why
 * there is no page, where there would be a blank one. What is asked for is what README names as the oldest browsers.
 */
(() => {
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
})();
