import { Link, type LinkComponentProps } from '@tanstack/react-router';
import type { Activity } from './year';

/** Where the year's obligatory work stands on the page. */
export const dutiesId = 'obligatory';

type Props = Pick<
  LinkComponentProps,
  'className' | 'children' | 'aria-label' | 'onFocus' | 'onBlur' | 'onMouseEnter' | 'onMouseLeave'
> & { activity: Activity };

/** Leads to an activity, or to where one that is lacking is put into the plan. */
export function ActivityWay({ activity, ...link }: Props) {
  if (activity.state === 'lacking') {
    return <Link to="." search={(search) => search} hash={dutiesId} {...link} />;
  }
  return (
    <Link
      to="/registers/$register/$id"
      params={{ register: 'activities', id: activity.id }}
      search={{ authority: activity.authority }}
      {...link}
    />
  );
}
