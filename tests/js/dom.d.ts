// An element that is found by a selector is of the kind that the page draws there, which no type can tell.
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}
