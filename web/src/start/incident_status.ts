/** An incident is open until it is closed. */
export const openIncidents = { status: 'in.(new,triage,ongoing,learning)' };

/** Somebody has taken hold of it, and it is not closed. */
export const handledIncidents = { status: 'in.(triage,ongoing,learning)' };
