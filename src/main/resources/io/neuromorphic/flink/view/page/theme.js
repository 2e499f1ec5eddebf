// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// Dark or light: what was chosen here before, or what the system prefers.

const KEY = 'neuromorphic-theme';

/** Sets the theme, and tells whenever it changes. */
export function startTheme(button, changed) {
  const preferred = matchMedia('(prefers-color-scheme: dark)');
  const apply = theme => {
    document.documentElement.dataset.theme = theme;
    button.textContent = theme === 'dark' ? 'Light' : 'Dark';
    button.setAttribute('aria-label', 'Switch to ' + (theme === 'dark' ? 'light' : 'dark'));
    changed();
  };
  const chosen = () => localStorage.getItem(KEY) || (preferred.matches ? 'dark' : 'light');
  preferred.addEventListener('change', () => apply(chosen()));
  button.addEventListener('click', () => {
    const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem(KEY, theme);
    apply(theme);
  });
  apply(chosen());
}
