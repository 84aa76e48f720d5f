// The table of submissions in pages, sorted, filtered, searched. Without a script it stands there whole.
(function () {
  'use strict';
  const table = document.querySelector('.students');
  const body = table.tBodies[0];
  const controls = document.querySelector('.controls');
  const search = controls.elements.search;
  const show = controls.elements.show;
  const least = controls.elements.least;
  const most = controls.elements.most;
  const size = controls.elements.size;
  const place = document.querySelector('.place');
  const pages = document.querySelector('.pages');
  const exercises = table.dataset.exercises.split('|');
  const number = (row, cell) => Number(row.cells[cell].textContent);
  const rows = Array.from(body.rows, (row, index) => ({
    row, index,
    name: row.querySelector('a').textContent.toLowerCase(),
    points: number(row, 1),
    done: number(row, 2),
    notes: row.querySelectorAll('details p:not(.soft)').length,
    alike: Number(row.dataset.alike || 0),
    late: 'late' in row.dataset,
  }));
  let key = 'index';
  let sign = 1;
  let page = 0;

  function isShown(one) {
    const words = search.value.toLowerCase().split(/\s+/);
    const kinds = {
      all: true, notes: one.notes > 0, alike: one.alike > 0, late: one.late,
      open: one.done < exercises.length, done: one.done === exercises.length, none: one.points === 0,
    };
    return words.every(word => one.name.includes(word)) && kinds[show.value]
      && one.points >= Number(least.value || 0) && one.points <= Number(most.value || 100);
  }

  function explain(row) {
    const earned = row.querySelector('.cells').dataset.earned.split(' ');
    row.querySelectorAll('.cells i').forEach((cell, i) => {
      cell.title = exercises[i].replace('#', earned[i]);
    });
  }

  const kept = [search, show, least, most, size];

  // Who goes to a student's page and comes back finds the table as it was.
  function keep() {
    history.replaceState({ values: kept.map(one => one.value), key, sign, page }, '');
  }

  function restore(state) {
    if (state !== null && Array.isArray(state.values)) {
      kept.forEach((one, i) => { one.value = state.values[i]; });
      ({ key, sign, page } = state);
    }
  }

  function put(some) {
    some.forEach(one => explain(one.row));
    body.replaceChildren(...some.map(one => one.row));
  }

  function sorted() {
    return rows.filter(isShown).sort((a, b) => sign * (a[key] - b[key]) || a.index - b.index);
  }

  function draw() {
    const found = sorted();
    table.tHead.querySelectorAll('th').forEach(head => head.removeAttribute('aria-sort'));
    if (key !== 'index' || sign < 0) {
      table.tHead.querySelector('[data-key=' + key + ']')
        .setAttribute('aria-sort', sign > 0 ? 'ascending' : 'descending');
    }
    const many = Number(size.value);
    const last = Math.max(0, Math.ceil(found.length / many) - 1);
    page = Math.min(Math.max(page, 0), last);
    const here = found.slice(page * many, (page + 1) * many);
    put(here);
    const first = page * many;
    place.textContent = found.length === 0 ? 'none of ' + rows.length
      : (first + 1) + ' to ' + (first + here.length) + ' of ' + found.length
        + (found.length < rows.length ? ' (' + rows.length + ' in all)' : '');
    pages.querySelectorAll('button').forEach(button => {
      button.disabled = Number(button.value) < 0 ? page === 0 : page === last;
    });
    keep();
  }

  controls.addEventListener('input', () => { page = 0; draw(); });
  controls.addEventListener('submit', event => event.preventDefault());
  pages.addEventListener('click', event => {
    const step = Number(event.target.value || 0);
    if (step !== 0) {
      page = Math.abs(step) > 1 ? (step < 0 ? 0 : rows.length) : page + step;
      draw();
    }
  });
  table.tHead.querySelectorAll('th[data-key]').forEach(head => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      sign = key === head.dataset.key ? -sign : head.dataset.key === 'index' ? 1 : -1;
      key = head.dataset.key;
      page = 0;
      draw();
    });
  });
  controls.hidden = false;
  pages.hidden = false;
  window.addEventListener('beforeprint', () => put(sorted())); // on paper there is no next page
  window.addEventListener('afterprint', draw);
  restore(history.state);
  draw();
})();
