/** Languages that are spoken where people come from, by BCP 47 tag. */
export const SPOKEN = 'am ar az be bg bm bn bs ckb cs da de el en es et fa fi ff fr gsg ha he hi hr hu hy id ig it ja ka kk kmr ko ku ky ln lt lv mk mn my ne nl no om pa pl prs ps pt rn ro rom ru rw sk sl so sq sr sv sw ta te tg th ti tk tl tr uk ur uz vi wo yo zh'.split(' ');
