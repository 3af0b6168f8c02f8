import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useReviewYear } from '@/app/useReviewYear';
import type { ReportPlace } from './requests';

/** Which report the address is about; null until the year is known. */
export function useReportPlace(): { place: ReportPlace | null; unit: string; error: Error | null } {
  const search = useSearchMap();
  const authority = useAuthority();
  const review = useReviewYear();
  const unit = one(search, 'unit');
  const written = one(search, 'year');
  const year = /^\d{4}$/.test(written) ? Number(written) : review.year;
  const code = unit ? `${authority.code}/${unit}` : authority.code;
  return { place: year === null ? null : { unit: code, year }, unit, error: review.error };
}
