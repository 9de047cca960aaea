/** A copy opened from files says so: nothing keeps it, and nothing renews it. */
export function wireOffline(): void {
  const fact = document.querySelector('[data-offline]');
  const { asOf } = document.documentElement.dataset;
  if (fact) fact.textContent = `Copy opened from files, content as of ${asOf}. It does not renew itself.`;
}
