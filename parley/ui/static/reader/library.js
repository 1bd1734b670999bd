// Around the article: lists that narrow what is shown, names of languages, the article that is read in its list, and the
// sentence that a search result or a copied link leads to. The text itself is drawn by tree.js.
import { updateKeptLinks } from '../live.js';
import { go, put, watch } from '../page.js';
import { mount, toAddress } from '../streamlit.js';
import { showSentence } from './sentence.js';

/** A choice in a list opens its view. */
const openChoice = (event) => {
  const list = event.target.closest?.('select[data-go]');
  if (!list) return;
  const address = toAddress(list.dataset.go);
  if (list.value) address.searchParams.set(list.dataset.parameter, list.value);
  go(address);
};

/** Codes of languages as names, where the browser knows them. */
const nameLanguages = () => {
  const names = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'code' });
  for (const element of document.querySelectorAll('[data-language]:not([data-named])')) {
    element.dataset.named = '';
    try {
      const known = names.of(element.dataset.language);
      element.textContent = element.dataset.count ? `${known} (${element.dataset.count})` : known;
    } catch {
      // Not the form of a code: it stays as the tables have it.
    }
  }
};

/** The list is drawn once for all articles: say in it which one is read, and let its links keep that. */
const markOpenArticle = (article) => {
  for (const link of document.querySelectorAll('.articles [data-article]')) {
    put(link, 'aria-current', link.dataset.article === article ? 'true' : null);
  }
  updateKeptLinks();
};

const applyState = (state) => {
  nameLanguages();
  markOpenArticle(state.data.article);
  showSentence(state);
};

export default ({ data, parentElement }) => {
  watch();
  return mount(
    parentElement,
    () => ({ data, arrived: '' }),
    (state, signal) => {
      state.data = data;
      document.addEventListener('parley:drawn', () => applyState(state), { signal });
      document.addEventListener('change', openChoice, { signal });
      applyState(state);
    },
  );
};
