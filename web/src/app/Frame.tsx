import { Component, type ReactNode } from 'react';
import { ErrorNote } from '@/ui/ErrorNote';

/** The last resort: a fault that no page took care of is said in words instead of leaving an empty window. */
export class Frame extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <main>
        <ErrorNote error={this.state.error} onRetry={() => window.location.reload()} />
      </main>
    );
  }
}
