/** One path each, drawn by strokes on a field of 24 × 24. The first ones are those that topics name. */
export const strokes = {
  door: 'M4 21h16M6 21V9a6 6 0 0 1 12 0v12M14.5 14v1.5',
  passport: 'M3 6h18v12H3zM6.5 15c.4-1.6 1.4-2.3 2.5-2.3s2.1.7 2.5 2.3M9 12.2a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2M14 10h4M14 14h4',
  speech: 'M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12h5',
  house: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  coins: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M15.5 8.6A4 4 0 0 0 9.3 12a4 4 0 0 0 6.2 3.4M7.5 11h5M7.5 13h5',
  heart: 'M12 20S4 15 4 9.3A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.3C20 15 12 20 12 20M12 9.5v5M9.5 12h5',
  tools: 'M14.5 6a4 4 0 0 1 5-1.5l-3 3 .5 2 2 .5 3-3a4 4 0 0 1-5.5 5L8 20.5a2 2 0 0 1-3-3l8.5-8a4 4 0 0 1 1-3.5z',
  compass: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M15.5 8.5l-2 5-5 2 2-5z',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3.5 12h17M12 3c2.5 2.6 3.8 5.6 3.8 9s-1.3 6.4-3.8 9c-2.5-2.6-3.8-5.6-3.8-9S9.5 5.6 12 3z',
  blocks: 'M4 13h7v7H4zM13 13h7v7h-7zM8.5 4h7v7h-7z',
  backpack: 'M6 21V11a6 6 0 0 1 12 0v10zM9.5 5.2v-.7a2.5 2.5 0 0 1 5 0v.7M9 21v-5h6v5M9.5 12h5',
  certificate: 'M12 3a6 6 0 1 0 0 12 6 6 0 0 0 0-12M9 14l-1.5 7 4.5-2.5 4.5 2.5L15 14M9.8 9l1.6 1.6 2.8-3',
  stroller: 'M3.5 5H6l2.5 9.5h9M12 4v7.5M7.7 11.5h11.8A7.5 7.5 0 0 0 12 4M9.5 19.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M16.5 19.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3',
  headphones: 'M4 15v-2a8 8 0 0 1 16 0v2M4 14h3.5v6H5a1 1 0 0 1-1-1zM20 14h-3.5v6H19a1 1 0 0 0 1-1z',
  woman: 'M12 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M12 14.5V21M9 18h6',
  shield: 'M12 3l8 3v5.5c0 4.5-3.2 8-8 9.5-4.8-1.5-8-5-8-9.5V6zM9 12l2.2 2.2L15 10',
  wheelchair: 'M10 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M10 8.5V14h6l2.5 5.5M10 11h5M7.5 12a5.2 5.2 0 1 0 7.5 6.5',
  bill: 'M3 7h18v11H3zM9 12.5h6M6 10h.01M18 15h.01',
  rainbow: 'M3 18a9 9 0 0 1 18 0M6.5 18a5.5 5.5 0 0 1 11 0M10 18a2 2 0 0 1 4 0',
  scales: 'M12 4v16M7 20h10M5 7h14M5 7l-2.5 6a2.8 2.8 0 0 0 5 0zM19 7l-2.5 6a2.8 2.8 0 0 0 5 0z',
  cup: 'M5 9h12v6a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM17 10.5h1.5a2.5 2.5 0 0 1 0 5H17M9 3v3M13 3v3',
  candle: 'M9 21h6V11H9zM12 11V8.5M12 3c1.8 2 2.2 3 2.2 3.7a2.2 2.2 0 0 1-4.4 0C9.8 6 10.2 5 12 3z',
  hands: 'M12 11S7.5 8.2 7.5 5.4A2.4 2.4 0 0 1 12 4.2a2.4 2.4 0 0 1 4.5 1.2C16.5 8.2 12 11 12 11M3 15h3l3-1.5h4a1.5 1.5 0 0 1 0 3h-2.5M13.5 16l5-2a1.5 1.5 0 0 1 1.3 2.7L13 20H7l-1-1H3',
  flag: 'M5 21V4M5 5c3-1.5 5 1.5 8 .5s4-1 6-.5v9c-3-.5-4-.5-6 .5s-5-2-8-.5',
  plane: 'M3 11.5L21 4l-6 17-4-7zM11 14L21 4',
  phone: 'M6 3.5h3.2l1.6 4.2-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4.2 1.6V18a2.5 2.5 0 0 1-2.7 2.5C10 20 4 14 3.5 6.2A2.5 2.5 0 0 1 6 3.5z',
  mail: 'M3 5.5h18v13H3zM3.5 6l8.5 7 8.5-7',
  pin: 'M12 21s-7-6.3-7-11.5a7 7 0 0 1 14 0C19 14.7 12 21 12 21zM12 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  message: 'M4 5h16v11h-8l-5 4v-4H4z',
  fax: 'M7 8V3h10v5M7 16H4V8h16v8h-3M7 13h10v8H7z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5l5 5',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4',
  alarm: 'M12 3.5L2.5 20h19zM12 10v4.5M12 17.3h.01',
  share: 'M12 15V3.5M8 7l4-3.7L16 7M6 11H5v10h14V11h-1',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.2 1.2M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2',
  bookmark: 'M7 3.5h10V21l-5-4.5L7 21z',
  printer: 'M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6',
  network: 'M12 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M5.5 20.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M18.5 20.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M11 7.8l-4.3 8M13 7.8l4.3 8M8 18h8',
} as const;

export type IconName = keyof typeof strokes;

/** The icon that a topic names, or a compass where we have not drawn that one. */
export function iconOf(topic: { icon: string | null } | undefined): IconName {
  return topic?.icon && isIcon(topic.icon) ? topic.icon : 'compass';
}

function isIcon(name: string): name is IconName {
  return Object.hasOwn(strokes, name);
}
