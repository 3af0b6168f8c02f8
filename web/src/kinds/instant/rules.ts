import { momentText } from '../calendar';
import type { Reading } from '../kind';
import { momentIn } from './moment';

export function readInstant(text: string): Reading {
  const moment = momentIn(text);
  return typeof moment === 'number' ? { value: momentText(moment) } : moment;
}
