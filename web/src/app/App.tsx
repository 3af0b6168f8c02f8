import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Problem } from '@/api/request';
import { Busy } from '@/ui/Busy';
import { NoticesProvider } from '@/ui/notices';
import { FirstPage } from './FirstPage';
import { Frame } from './Frame';
import { router } from './router';
import { SessionGate } from './session';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal is an answer; silence is not.
      retry: (count, error) => !(error instanceof Problem) && count < 2,
      retryDelay: 500,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

export function App() {
  return (
    <QueryClientProvider client={client}>
      <NoticesProvider>
        <Frame>
          <Suspense fallback={<Busy />}>
            <SessionGate>
              <FirstPage>
                <RouterProvider router={router} />
              </FirstPage>
            </SessionGate>
          </Suspense>
        </Frame>
      </NoticesProvider>
    </QueryClientProvider>
  );
}
