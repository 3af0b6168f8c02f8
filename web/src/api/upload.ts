import { addressOf, headersOf, problemIn, type Query, sessionEnded, Unreachable } from './request';

interface Upload {
  query?: Query;
  /** 0 to 1, as the bytes leave. */
  onProgress: (part: number) => void;
  signal?: AbortSignal;
}

/** Sends a file's bytes and tells how far it has come, which fetch cannot. Throws as ask() does. */
export function upload<Answer>(path: string, file: File, { query, onProgress, signal }: Upload) {
  return new Promise<Answer>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', addressOf(path, query));
    headersOf('PUT', {}).forEach((value, name) => request.setRequestHeader(name, value));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Unreachable());
    request.onabort = () => reject(new DOMException('left', 'AbortError'));
    request.onload = () => {
      const { status, responseText, statusText } = request;
      if (status >= 200 && status < 300) {
        resolve((responseText ? JSON.parse(responseText) : undefined) as Answer);
        return;
      }
      if (status === 401) sessionEnded();
      reject(problemIn(status, responseText, statusText));
    };
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
