import type { ReportPlace } from './requests';
import type { Chapters } from './types';

/** What each part of the page is about. */
export interface PartProps {
  place: ReportPlace;
  data: Chapters;
}
