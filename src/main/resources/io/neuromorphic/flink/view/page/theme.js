// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// Dark or light: what was chosen here before, or what the system prefers.

const KEY = 'neuromorphic-theme';

/** What was chosen; nothing where the browser keeps no data of pages. */
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch (denied) {
    return null;
  }
}

function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch (denied) {
    // It holds until the page is left.
  }
}

/** Sets the theme, and tells whenever it changes. */
export function startTheme(button, changed) {
  const preferred = matchMedia('(prefers-color-scheme: dark)');
  const apply = theme => {
    document.documentElement.dataset.theme = theme;
    button.textContent = theme === 'dark' ? 'Light' : 'Dark';
    button.setAttribute('aria-label', 'Switch to ' + (theme === 'dark' ? 'light' : 'dark'));
    changed();
  };
  const chosen = () => remembered() || (preferred.matches ? 'dark' : 'light');
  preferred.addEventListener('change', () => apply(chosen()));
  button.addEventListener('click', () => {
    const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    remember(theme);
    apply(theme);
  });
  apply(chosen());
}
