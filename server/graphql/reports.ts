import { GraphQLBoolean, type GraphQLFieldConfig, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { DateTime, Id, LanguageTag, Reference } from '../../schema/scalar.ts';
import { maySome, mustBeAllowed } from '../access/may.ts';
import { type GivenReport, type KeptReport, LIMITS } from '../reporting/reports.ts';
import { LARGEST_PAGE, USUAL_PAGE } from './connection.ts';
import type { Context } from './context.ts';

const ReportType = new GraphQLObjectType<KeptReport, Context>({
  name: 'Report',
  description: 'What a reader says is wrong with an entry.',
  fields: {
    id: { type: new GraphQLNonNull(Id) },
    noun: { type: new GraphQLNonNull(GraphQLString), description: 'Noun of the entry, such as "service".' },
    entry: { type: new GraphQLNonNull(Id), description: 'Id of the entry.' },
    slug: {
      type: GraphQLString,
      description: 'Slug of the entry; null when it is there no more.',
      resolve: async ({ noun, entry }, _, { read }) => (await read.one(noun, entry))?.slug ?? null,
    },
    language: { type: new GraphQLNonNull(LanguageTag), description: 'Of the page on which it was written.' },
    text: { type: new GraphQLNonNull(GraphQLString) },
    contact: { type: GraphQLString, description: 'How to reach whoever wrote it, if they want to be reached.' },
    at: { type: new GraphQLNonNull(DateTime) },
  },
});

const ReportInput = new GraphQLInputObjectType({
  name: 'ReportInput',
  fields: {
    noun: { type: new GraphQLNonNull(GraphQLString), description: 'Noun of the entry, such as "service".' },
    entry: { type: new GraphQLNonNull(Reference) },
    language: { type: new GraphQLNonNull(LanguageTag), description: 'Of the page on which it is written.' },
    text: { type: new GraphQLNonNull(GraphQLString), description: `What is wrong, up to ${String(LIMITS.text)} characters.` },
    contact: { type: GraphQLString, description: `How to reach whoever writes, up to ${String(LIMITS.contact)} characters.` },
  },
});

/** The mutation `reportMistake`. */
export const reportMistakeField: GraphQLFieldConfig<unknown, Context, { input: GivenReport }> = {
  description: `Says that something is wrong with an entry, without an account. ${String(LIMITS.hourly)} reports an hour are taken from one connection, and ${String(LIMITS.everybody)} a minute from everybody together; a report is kept for ${String(LIMITS.days)} days at most.`,
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { input: { type: new GraphQLNonNull(ReportInput) } },
  resolve: async (_, { input }, { viewer, read, reports, sender }) => {
    mustBeAllowed(viewer, 'tell', 'report');
    await reports.take(input, read, sender);
    return true;
  },
};

/** The query `reports`. */
export const reportsField: GraphQLFieldConfig<unknown, Context, { first?: number | null }> = {
  description: 'What readers say is wrong, the newest first; for those who keep the directory.',
  type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(ReportType))),
  args: { first: { type: GraphQLInt, description: `1 to ${String(LARGEST_PAGE)}; ${String(USUAL_PAGE)} unless said otherwise.` } },
  resolve: (_, { first }, { viewer, reports }) => {
    if (!maySome(viewer, 'review', 'report')) throw fail('FORBIDDEN', 'review a report');
    const most = first ?? USUAL_PAGE;
    within('first', () => {
      if (most < 1 || most > LARGEST_PAGE) throw fail('PAGE_TOO_LARGE', most, LARGEST_PAGE);
    });
    return reports.newest(viewer, most);
  },
};

/** The mutation `settleReport`. */
export const settleReportField: GraphQLFieldConfig<unknown, Context, { id: string }> = {
  description: 'Takes a report away that has been seen to. Answers whether it was there.',
  type: new GraphQLNonNull(GraphQLBoolean),
  args: { id: { type: new GraphQLNonNull(Id) } },
  resolve: (_, { id }, { viewer, reports }) => {
    if (!maySome(viewer, 'review', 'report')) throw fail('FORBIDDEN', 'review a report');
    return reports.settle(viewer, id);
  },
};
