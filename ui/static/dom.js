// What every part of the page's script needs to find its way.

export const $ = (selector, root = document) => root.querySelector(selector);
export const narrow = () => matchMedia("(max-width: 999px)").matches;
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
export const glide = () => (calm() ? "auto" : "smooth");
export const composer = () => $("#composer textarea");
