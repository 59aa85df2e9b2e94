/** Sends what is wrong without leaving the page. Where nobody takes it, as on plain web space, the page says so and keeps what was written. */
export function sendReports(form: HTMLFormElement): void {
  const status = form.parentElement?.querySelector('[role="status"]');
  const { thanks = '', failed = '', tooOften = '' } = form.dataset;
  form.addEventListener('submit', (submit) => {
    submit.preventDefault();
    const given = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') given.append(name, value);
    void fetch(form.action, { method: 'POST', body: given, headers: { accept: 'application/json' } })
      .then((answer) => answer.status, () => 0)
      .then((code) => {
        form.hidden = code === 201;
        if (status) status.textContent = code === 201 ? thanks : code === 429 ? tooOften : failed;
      });
  });
}
