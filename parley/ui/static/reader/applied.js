// What has been put on an article that is drawn: it is put on once, and anew when the article is another element.

/** @type {WeakMap<Element, Map<string, string>>} */
const applied = new WeakMap();

/** Whether a value differs from the one last put on an element under this name; it is taken as put on from now on.
    @param {Element} element @param {string} name @param {unknown} value */
export const isNew = (element, name, value) => {
  const values = applied.get(element) ?? new Map();
  applied.set(element, values);
  const text = JSON.stringify(value);
  if (values.get(name) === text) return false;
  values.set(name, text);
  return true;
};
