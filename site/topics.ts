import type { Directory } from './directory/directory.ts';
import { conclusion } from './directory/questions.ts';
import type { Article, Contact, Event, Qualification, Service, Term } from './directory/shapes.ts';
import { hasEnded } from './today.ts';

/** What a topic's page lists. */
export type TopicItem =
  | { noun: 'service'; entry: Service }
  | { noun: 'contact'; entry: Contact }
  | { noun: 'article'; entry: Article }
  | { noun: 'event'; entry: Event }
  | { noun: 'qualification'; entry: Qualification };

/**
 * What a topic and the topics under it lead to, by noun and each entry once;
 * with the services come the contacts who can be called about them.
 */
export function topicList(directory: Directory, topic: Term): TopicItem[] {
  return listOf(topic.id, directory);
}

const made = new WeakMap<Directory, Map<string, TopicItem[]>>();

const listOf = conclusion('topicList', (id, directory: Directory): TopicItem[] => {
  let lists = made.get(directory);
  if (!lists) made.set(directory, (lists = new Map<string, TopicItem[]>()));
  let list = lists.get(id);
  if (!list) {
    const topic = directory.terms.all.find((term) => term.id === id);
    lists.set(id, (list = topic?.vocabulary === 'TOPIC' ? makeList(directory, topic) : []));
  }
  return list;
});

function makeList(directory: Directory, topic: Term): TopicItem[] {
  const own = [directory.onTopic(topic), ...descendants(directory, topic).map((below) => directory.onTopic(below))];
  const services = new Set(own.flatMap((each) => each.services));
  const contacts = new Set([...services].flatMap((service) => directory.contacts.pick(service.contacts)));
  const articles = new Set(own.flatMap((each) => each.articles));
  const events = new Set(own.flatMap((each) => each.events));
  const qualifications = new Set(own.flatMap((each) => each.qualifications));
  return [
    ...currentFirst([...services]).map((entry) => ({ noun: 'service' as const, entry })),
    ...[...contacts].map((entry) => ({ noun: 'contact' as const, entry })),
    ...currentFirst([...articles]).map((entry) => ({ noun: 'article' as const, entry })),
    ...[...events].map((entry) => ({ noun: 'event' as const, entry })),
    ...[...qualifications].map((entry) => ({ noun: 'qualification' as const, entry })),
  ];
}

/** What has ended comes after what can be had. */
function currentFirst<Kept extends { until: string | null }>(entries: Kept[]): Kept[] {
  return [...entries.filter((entry) => !hasEnded(entry.until)), ...entries.filter((entry) => hasEnded(entry.until))];
}

function descendants(directory: Directory, topic: Term): Term[] {
  return directory.childrenOfTerm(topic).flatMap((child) => [child, ...descendants(directory, child)]);
}

const countOf = conclusion('topicCount', (id, directory: Directory) => listOf(id, directory).length);

/** How many entries each topic leads to, by the topic's id. */
export function topicCounts(directory: Directory): { get: (id: string) => number } {
  return { get: (id) => countOf(id, directory) };
}
