// Before the first paint: a reader who chose dark stays dark on every page.
try {
  const theme = localStorage.getItem('watchbill-theme');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's own scheme holds.
}
