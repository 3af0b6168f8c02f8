import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type Answers, showPage } from '@/app/test_page';
import ReportPage from './ReportPage';
import { specimenChapters } from './specimen';
import type { Chapters } from './types';

/** For tests: the report of 2026, with a server that gives `answers`. */
export async function showReport(search: string, answers: Answers = {}, data: Chapters = specimenChapters()) {
  const page = await showPage(ReportPage, `/report?authority=UTB&year=2026${search}`, {
    'GET /api/v1/registers': () => ({ items: [] }),
    'GET /api/v1/units': () => ({ items: [], next: null }),
    'GET /api/v1/reviews': () => ({ items: [] }),
    'GET /api/v1/report/chapters': () => data,
    ...answers,
  });
  await screen.findByRole('tab', { name: 'Texter' });
  return { ...page, user: userEvent.setup() };
}
