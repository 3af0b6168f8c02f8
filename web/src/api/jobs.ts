import { addressOf, ask, Problem } from './request';
import type { Job } from './types';

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Follows a job to its end. Hears of progress as the server sends it, and asks anew after a break, so that a server that
 * restarts is no more than a wait. Throws the job's Problem where it failed.
 */
export async function followJob<Result>(
  id: string,
  onProgress: (part: number) => void,
  signal?: AbortSignal,
): Promise<Result> {
  for (;;) {
    signal?.throwIfAborted();
    const job = await heard<Result>(id, onProgress, signal).catch(() =>
      pause(1000).then(() => lookAt<Result>(id)),
    );
    if (job === null) continue;
    onProgress(job.progress);
    if (job.status === 'done') return job.result as Result;
    if (job.status === 'failed') throw new Problem(422, job.result ?? {});
  }
}

async function lookAt<Result>(id: string): Promise<Job<Result> | null> {
  try {
    return await ask<Job<Result>>('GET', `/api/v1/jobs/${id}`);
  } catch (error) {
    if (error instanceof Problem) throw error;
    return null;
  }
}

function heard<Result>(
  id: string,
  onProgress: (part: number) => void,
  signal?: AbortSignal,
): Promise<Job<Result>> {
  return new Promise((resolve, reject) => {
    const source = new EventSource(addressOf(`/api/v1/jobs/${id}/events`));
    const end = () => source.close();
    const over = (event: MessageEvent<string>) => {
      end();
      resolve(JSON.parse(event.data) as Job<Result>);
    };
    source.addEventListener('progress', (event: MessageEvent<string>) => {
      onProgress((JSON.parse(event.data) as Job<Result>).progress);
    });
    source.addEventListener('done', over);
    source.addEventListener('failed', over);
    source.onerror = () => {
      end();
      reject(new Error('the stream was cut'));
    };
    signal?.addEventListener('abort', () => {
      end();
      reject(new DOMException('left', 'AbortError'));
    });
  });
}
